import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Running } from './process.ts';

/** The statuses of the API's routes; it asks everybody on /private who they are. */
const STATUS: Readonly<Record<string, number>> = { '/items': 200, '/private': 401, '/fail': 500 };

/** What the API answers to a request, CORS aside. */
export function statusFor({ method, url = '', headers }: IncomingMessage): number {
  if (method === 'OPTIONS') return 405;
  const path = url.split('?', 1)[0] ?? '';
  return path === '/private' && headers.authorization ? 200 : (STATUS[path] ?? 404);
}

export type PlainApi = Running & { readonly port: number };

/**
 * The API behind a proxy. It has no OPTIONS and knows nothing of CORS, or with `ownHeaders` what most do at first: a wildcard that the
 * proxy has to replace.
 */
export function startApi(ownHeaders = false): Promise<PlainApi> {
  const own = ownHeaders ? { 'Access-Control-Allow-Origin': '*' } : {};
  const server = createServer((request, response) => {
    response.writeHead(statusFor(request), { 'Content-Type': 'application/json', 'X-Total': '1', ...own });
    response.end('[1]');
  });
  const stop = (): Promise<void> =>
    new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return new Promise((started) => {
    server.listen(0, '127.0.0.1', () => started({ port: (server.address() as AddressInfo).port, stop }));
  });
}
