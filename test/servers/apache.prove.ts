import type { Policy } from '../../src/fix/policy/policy.ts';
import { describeServer, type Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { reservePort } from '../support/ports.ts';
import { untilListening } from './support/http.ts';
import { startApi } from './support/plain-api.ts';
import { POLICIES } from './support/policies.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './support/process.ts';

/** Debian keeps modules apart; without the last two Apache cannot run as another user or start at all. */
const MODULES = ['headers', 'setenvif', 'rewrite', 'proxy', 'proxy_http', 'mpm_event', 'authz_core'];

/** The authentication of the directory stands behind the snippet: rewriting in a virtual host comes before it. */
const configuration = (snippet: string, directory: string, port: number, apiPort: number): string => `
ServerRoot ${directory}
DefaultRuntimeDir ${directory}
PidFile ${directory}/apache.pid
ServerName localhost
Listen 127.0.0.1:${port}
ErrorLog "|/bin/cat"
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
User www-data
Group www-data
<VirtualHost *:${port}>
${snippet}
    <Location /denied>
        Require all denied
    </Location>
    ProxyPass / http://127.0.0.1:${apiPort}/ disablereuse=on
</VirtualHost>
`;

async function startApache(policy: Policy): Promise<Started> {
  const command = findCommand(['apache2', '/usr/sbin/apache2'], ['-v'], 'apache2');
  const directory = makeDirectory();
  const api = await startApi(true);
  const { port, release } = await reservePort();
  const code = generate('apache', policy);
  const file = writeIn(directory, 'apache.conf', configuration(code, directory, port, api.port));
  const running = await start(
    command,
    ['-D', 'FOREGROUND', '-f', file],
    /resuming normal operations/,
    directory,
  );
  await untilListening({ port });
  return {
    port,
    stop: async () => {
      await running.stop();
      await release();
      await api.stop();
      removeDirectory(directory);
    },
  };
}

describeServer({
  name: 'Apache in front of an application',
  policies: POLICIES,
  start: startApache,
});
