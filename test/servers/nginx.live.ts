import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Policy } from '../../src/fix/policy.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { describeServer, type Started } from './support/expectations.ts';
import { HOSTILE, ORIGIN_ONLY, WITH_CREDENTIALS, WITHOUT_CREDENTIALS } from './support/policies.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './support/process.ts';

/** The API behind nginx. It knows nothing of CORS, asks everybody on /private who they are, and has no OPTIONS. */
const STATUS: Readonly<Record<string, number>> = { '/items': 200, '/private': 401, '/fail': 500 };

function startApi(): Promise<{ api: Server; port: number }> {
  const server = createServer((request, response) => {
    const status = request.method === 'OPTIONS' ? 405 : (STATUS[request.url ?? ''] ?? 404);
    response.writeHead(status, { 'Content-Type': 'application/json', 'X-Total': '1' });
    response.end('[1]');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ api: server, port: (server.address() as AddressInfo).port }),
    );
  });
}

const PART = /^# 2\. .*$/m;

/** The two parts of the snippet, each where its comment says that it belongs. */
function configuration(directory: string, policy: Policy, apiPort: number): string {
  const { code } = snippetFor('nginx', policy, null);
  const [http = '', location = ''] = code.split(PART);
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${directory};`,
  );
  return `
daemon off;
pid ${directory}/nginx.pid;
error_log stderr notice;
events {}
http {
    access_log off;
    ${places.join('\n    ')}
    ${http}
    server {
        listen unix:${directory}/nginx.socket;
        location / {
            ${location}
            proxy_pass http://127.0.0.1:${apiPort};
        }
    }
}
`;
}

async function startNginx(policy: Policy): Promise<Started> {
  const nginx = findCommand(['nginx', '/usr/sbin/nginx'], ['-v'], 'nginx');
  const directory = makeDirectory();
  const { api, port } = await startApi();
  const file = writeIn(directory, 'nginx.conf', configuration(directory, policy, port));
  const running = await start(nginx, ['-p', directory, '-c', file], /start worker process /, directory);
  return {
    address: { socketPath: join(directory, 'nginx.socket') },
    stop: async () => {
      await running.stop();
      await new Promise((resolve) => api.close(resolve));
      removeDirectory(directory);
    },
  };
}

describeServer({
  name: 'nginx in front of an application',
  policies: {
    'with credentials': WITH_CREDENTIALS,
    'without credentials': WITHOUT_CREDENTIALS,
    'an origin only': ORIGIN_ONLY,
    'hostile names': HOSTILE,
  },
  start: startNginx,
});
