import type { Policy } from '../../src/fix/policy.ts';
import { describeServer, type Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { POLICIES } from './support/policies.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './support/process.ts';

const ROUTES = `
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/private' && !isset($_SERVER['HTTP_AUTHORIZATION'])) {
    http_response_code(401);
} elseif ($path === '/items' || $path === '/private') {
    header('X-Total: 1');
    echo '[1]';
} elseif ($path === '/fail') {
    throw new RuntimeException('on purpose');
} else {
    http_response_code(404);
}
`;

async function startPhp(policy: Policy): Promise<Started> {
  const command = findCommand(['php'], ['-v'], 'php-cli');
  const directory = makeDirectory();
  const code = generate('php', policy);
  const file = writeIn(directory, 'index.php', code + ROUTES);
  const parameters = ['-d', 'display_errors=0', '-d', 'log_errors=0', '-S', '127.0.0.1:0', file];
  const running = await start(command, parameters, /127\.0\.0\.1:(\d+)\) started/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}

describeServer({ name: 'PHP without a framework', policies: POLICIES, start: startPhp });
