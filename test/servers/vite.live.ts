import { createServer as createApi, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getHeader } from '../../src/cors/header-list.ts';
import { snippetFor } from '../../src/fix/snippet.ts';
import { exchangeOf } from '../support/http-text.ts';
import { ask } from './support/http.ts';
import { WITH_CREDENTIALS } from './support/policies.ts';
import { makeDirectory, removeDirectory, writeIn } from './support/process.ts';

const directory = makeDirectory();
let api: Server;
let vite: ViteDevServer;
let port = 0;

/** An API that knows nothing of CORS and answers with what it was asked. */
const startApi = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createApi((request, response) => {
      const status = request.url === '/private' ? 401 : 200;
      response.writeHead(status, { 'Set-Cookie': 'session=1; Domain=api.example; Path=/' });
      response.end(`${request.method} ${request.url} for ${request.headers.host}`);
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

const portOf = (server: Pick<Server, 'address'>): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  api = await startApi();
  const exchange = exchangeOf(`
GET http://127.0.0.1:${portOf(api)}/items/1
Origin: http://localhost:5173

200 OK
`);
  const snippet = snippetFor('vite', WITH_CREDENTIALS, exchange);
  const configFile = writeIn(directory, 'vite.config.mjs', snippet.code);
  const inline = { port: 0, host: '127.0.0.1', hmr: false as const, ws: false as const };
  vite = await createServer({ configFile, root: directory, logLevel: 'silent', server: inline });
  await vite.listen();
  port = portOf(vite.httpServer ?? api);
});

afterAll(async () => {
  await vite.close();
  await new Promise((resolve) => api.close(resolve));
  removeDirectory(directory);
});

test.each(['GET', 'PUT', 'DELETE'])(
  'passes %s of /api on to the API, as the API expects it',
  async (method) => {
    const answer = await ask(port, { method, path: '/api/items/1' });
    expect(answer.status).toBe(200);
    expect(answer.body).toBe(`${method} /items/1 for 127.0.0.1:${portOf(api)}`);
  },
);

test('passes errors of the API back', async () => {
  const answer = await ask(port, { method: 'GET', path: '/api/private' });
  expect(answer.status).toBe(401);
});

test("makes the API's cookies cookies of the page's own host", async () => {
  const answer = await ask(port, { method: 'GET', path: '/api/items/1' });
  expect(getHeader(answer.headers, 'set-cookie')).toBe('session=1; Path=/');
});
