import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { describeServer, type Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { HOSTILE_WITHOUT_STAR, POLICIES } from './support/policies.ts';
import {
  findCommand,
  makeDirectory,
  removeDirectory,
  start as startProcess,
  writeIn,
} from './support/process.ts';

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

/** What WordPress does for an address of its REST API, as far as headers go, around what plugins add to it. */
const WORDPRESS = `
$filters = ['rest_pre_serve_request' => ['rest_send_cors_headers']];
function add_action($name, $callback) {
    global $actions;
    $actions[$name][] = $callback;
}
function add_filter($name, $callback) {
    global $filters;
    $filters[$name][] = $callback;
}
function remove_filter($name, $callback) {
    global $filters;
    $filters[$name] = array_diff($filters[$name], [$callback]);
}
function rest_send_cors_headers() {
    header('Access-Control-Allow-Origin: ' . ($_SERVER['HTTP_ORIGIN'] ?? ''));
    header('Access-Control-Allow-Methods: OPTIONS, GET, POST, PUT, PATCH, DELETE');
    header('Access-Control-Allow-Credentials: true');
    header('Vary: Origin', false);
}
header('Access-Control-Expose-Headers: X-WP-Total, X-WP-TotalPages, Link');
header('Access-Control-Allow-Headers: Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type');
`;

/** WordPress answers OPTIONS before it asks who it is. */
const SERVE_REQUEST = `
foreach ($actions['rest_api_init'] as $action) $action();
foreach ($filters['rest_pre_serve_request'] as $filter) $filter(false);
if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS') exit;
`;

const withoutTag = (code: string): string => code.replace(/^<\?php\n/, '');

async function startPhp(code: string): Promise<Started> {
  const command = findCommand(['php'], ['-v'], 'php-cli');
  const directory = makeDirectory();
  const file = writeIn(directory, 'index.php', code);
  const parameters = ['-d', 'display_errors=0', '-d', 'log_errors=0', '-S', '127.0.0.1:0', file];
  const running = await startProcess(command, parameters, /127\.0\.0\.1:(\d+)\) started/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}

describeServer({
  name: 'PHP without a framework',
  policies: POLICIES,
  start: (policy) => startPhp(generate('php', policy) + ROUTES),
});

describeServer({
  name: 'The REST API of WordPress',
  policies: POLICIES,
  start: (policy) =>
    startPhp(`<?php${WORDPRESS}${withoutTag(generate('wordpress', policy))}${SERVE_REQUEST}${ROUTES}`),
});

/** What PHP makes of a file that returns an array. */
const phpReads = (code: string): unknown => {
  const command = findCommand(['php'], ['-v'], 'php-cli');
  const program = 'echo json_encode(eval(substr(stream_get_contents(STDIN), 5)));';
  return JSON.parse(execFileSync(command, ['-r', program], { input: code, encoding: 'utf8' }));
};

test.each(Object.entries({ ...POLICIES, 'hostile names': HOSTILE_WITHOUT_STAR }))(
  "Laravel's configuration holds a policy %s",
  (_name, policy) => {
    expect(phpReads(generate('laravel', policy))).toEqual({
      paths: ['*'],
      allowed_origins: policy.origins,
      allowed_origins_patterns: [],
      allowed_methods: policy.methods,
      allowed_headers: policy.allowHeaders,
      exposed_headers: policy.exposeHeaders,
      max_age: policy.maxAge,
      supports_credentials: policy.credentials,
    });
  },
);
