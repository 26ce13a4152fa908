import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An API that lets one origin in, and no credentials: who asks with them is blocked, and nothing in any log tells who did. `/wild` lets in
 * every origin without credentials, and refuses PUT: the first error depends on the credentials mode.
 */
export interface WitnessApi {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const isWild = (path = ''): boolean => path.startsWith('/wild');

/** Starts it on a free port of `localhost`, so that it is of the same site as the lab's page. `/redirect` leads to `/there`. */
export async function startWitnessApi(): Promise<WitnessApi> {
  const server = createServer((request, response) => {
    const headers = {
      'Access-Control-Allow-Origin': isWild(request.url) ? '*' : (request.headers.origin ?? '*'),
      'Access-Control-Allow-Methods': isWild(request.url) ? 'GET' : 'PUT',
      Vary: 'Origin',
    };
    const isRedirect = request.url?.startsWith('/redirect') === true;
    response.writeHead(isRedirect ? 302 : 200, isRedirect ? { ...headers, Location: '/there' } : headers);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
