import { listen, type Listening } from '../../servers/support/listen.ts';

/**
 * The application behind a proxy. /private answers 401, /slow never, /missing 404, everything else 200; what begins with /own has a
 * wildcard of its own, and /by-origin has it where an origin asks. /shared allows the origin that asks, and forgets to say that it varies.
 */
export const startUpstream = (): Promise<Listening> =>
  listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://upstream');
    if (pathname === '/slow') return;
    const statuses: Readonly<Record<string, number>> = { '/private': 401, '/missing': 404 };
    const origin = pathname === '/shared' ? (request.headers.origin ?? 'https://app.example.com') : '*';
    const asked = pathname === '/by-origin' && request.headers.origin !== undefined;
    const hasHeader = pathname.startsWith('/own') || pathname === '/shared' || asked;
    response.writeHead(statuses[pathname] ?? 200, {
      'Content-Type': 'application/json',
      ...(pathname === '/shared' ? { 'Cache-Control': 'max-age=600' } : {}),
      ...(hasHeader ? { 'Access-Control-Allow-Origin': origin } : {}),
    });
    response.end('[1]');
  });
