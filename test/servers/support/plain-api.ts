import type { IncomingMessage } from 'node:http';
import { listen, type Listening } from './listen.ts';

/** The statuses of the API's routes; it asks everybody on /private who they are. */
const STATUS: Readonly<Record<string, number>> = { '/items': 200, '/private': 401, '/fail': 500 };

/** What the API answers to a request, CORS aside. */
export function statusFor({ method, url = '', headers }: IncomingMessage): number {
  if (method === 'OPTIONS') return 405;
  const path = url.split('?', 1)[0] ?? '';
  return path === '/private' && headers.authorization ? 200 : (STATUS[path] ?? 404);
}

/**
 * The API behind a proxy. It has no OPTIONS and knows nothing of CORS, or with `ownHeaders` what most do at first: a wildcard that the
 * proxy has to replace.
 */
export function startApi(ownHeaders = false): Promise<Listening> {
  const own = ownHeaders ? { 'Access-Control-Allow-Origin': '*' } : {};
  return listen((request, response) => {
    response.writeHead(statusFor(request), { 'Content-Type': 'application/json', 'X-Total': '1', ...own });
    response.end('[1]');
  });
}
