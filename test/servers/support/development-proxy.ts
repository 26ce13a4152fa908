import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getHeader } from '../../../src/cors/header-list.ts';
import { snippetFor } from '../../../src/fix/snippet.ts';
import { exchangeOf } from '../../support/http-text.ts';
import { LiveBrowser, type Outcome } from './browser.ts';
import type { Started } from './expectations.ts';
import { ask } from './http.ts';
import { WITH_CREDENTIALS } from './policies.ts';

/** A development server that passes `/api` on. */
export interface DevelopmentProxy {
  readonly name: string;
  readonly targetId: string;
  /** Starts it with the generated configuration, and a page at its root. */
  readonly start: (configuration: string) => Promise<Started>;
  /** What becomes of the cookie `session=1; Domain=api.example; Path=/`. */
  readonly cookie: string;
}

/** An API that knows nothing of CORS and answers with what it was asked. */
const startApi = (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer((request, response) => {
      const path = request.url?.split('?', 1)[0] ?? '';
      const status = path === '/private' ? 401 : 200;
      response.writeHead(status, { 'Set-Cookie': 'session=1; Domain=api.example; Path=/' });
      response.end(`${request.method} ${path} for ${request.headers.host}`);
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });

/** The blocked request whose fix is the proxy. */
const blockedBy = (port: number): string => `
GET http://127.0.0.1:${port}/items/1
Origin: http://localhost:5173

200 OK
`;

/** Tests that a page behind the proxy reaches the API as if it were its own, in live Chromium. */
export function describeDevelopmentProxy({ name, targetId, start, cookie }: DevelopmentProxy): void {
  describe(`${name} as a proxy`, () => {
    let api: Server;
    let apiPort = 0;
    let proxy: Started | null = null;
    let browser: LiveBrowser | null = null;

    const fetchAs = async (method: string, path: string): Promise<Outcome> => {
      if (proxy === null || browser === null) throw new Error('the proxy is not running');
      const headers = { 'content-type': 'application/json', 'x-trace-id': '1' };
      const call = { method, path, port: proxy.port, headers, credentials: 'include' as const };
      return browser.fetch(`http://127.0.0.1:${proxy.port}`, call);
    };

    beforeAll(async () => {
      api = await startApi();
      apiPort = (api.address() as AddressInfo).port;
      proxy = await start(snippetFor(targetId, WITH_CREDENTIALS, exchangeOf(blockedBy(apiPort))).code);
      browser = await LiveBrowser.start();
    });

    afterAll(async () => {
      await browser?.close();
      await proxy?.stop();
      api.closeAllConnections();
      await new Promise((closed) => api.close(closed));
    });

    test.each(['GET', 'PUT', 'PATCH', 'DELETE'])(
      'passes %s of /api on to the API, as the API expects it',
      async (method) => {
        const outcome = await fetchAs(method, '/api/items/1');
        expect(outcome).toMatchObject({ status: 200, body: `${method} /items/1 for 127.0.0.1:${apiPort}` });
      },
    );

    test('lets the page read an error of the API', async () => {
      expect(await fetchAs('GET', '/api/private')).toMatchObject({ status: 401 });
    });

    test("makes the API's cookies cookies of the page's own host, as far as it can", async () => {
      const answer = await ask(proxy?.port ?? 0, { method: 'GET', path: '/api/items/1' });
      expect(getHeader(answer.headers, 'set-cookie')).toBe(cookie);
    });
  });
}
