import { parseUrl } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { webCors } from '../write/javascript.ts';
import { lineIf, lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Whether the API is where Next.js has it by default; then the proxy need not run for pages. */
function isUnderApi(exchange: Exchange | null): boolean {
  const path = parseUrl(exchange?.hops.at(-1)?.url ?? exchange?.url ?? '')?.pathname ?? '/';
  return path.startsWith('/api/');
}

/** Next.js 13 and later: `proxy.ts` (`middleware.ts` before 16) sees every request and can answer preflights. */
export const nextjs: Target = {
  id: 'nextjs',
  name: 'Next.js (route handlers, pages/api, proxy.ts)',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place:
    'proxy.ts beside the app or pages folder. Next.js 15 and earlier: middleware.ts, and the function is called middleware',
  documentation: 'https://nextjs.org/docs/app/api-reference/file-conventions/proxy#cors',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-powered-by', starts: 'next.js', confidence: 'certain' },
      { header: 'vary', includes: 'next-router-state-tree', confidence: 'certain' },
      { header: 'x-nextjs-cache', confidence: 'likely' },
    ]),
  write: (policy, exchange) =>
    lines(
      `import { NextResponse, type NextRequest } from ${jsString('next/server')};`,
      '',
      webCors(policy, 'ts'),
      '// Adds the headers to every answer, errors too, and answers preflights itself.',
      'export function proxy(request: NextRequest) {',
      '  const response = isPreflight(request) ? new NextResponse(null, { status: 204 }) : NextResponse.next();',
      '  setCors(request, response.headers);',
      '  return response;',
      '}',
      lineIf(isUnderApi(exchange), ''),
      lineIf(isUnderApi(exchange), "export const config = { matcher: '/api/:path*' };"),
    ),
  notes: [
    {
      when: ['preflight-redirected', 'redirected'],
      text: '`trailingSlash`, `i18n` and `redirects` in `next.config` answer before the proxy does, with 308. Have the page ask the final address.',
    },
    {
      when: ['preflight-unauthorized'],
      text: "401 from Vercel's Deployment Protection never reaches your code: allow `OPTIONS` for the path there, or ask the production domain.",
    },
    {
      when: ['response-unauthorized', 'preflight-forbidden'],
      text: 'In development, 403 for an address below `/_next/` is not from your code: list the host of the page, without scheme and port, in `allowedDevOrigins` in `next.config`.',
    },
    {
      when: ['header-sent'],
      text: 'Remove the CORS headers from route handlers and from `headers` in `next.config`: browsers refuse two, and other origins would still get those.',
    },
    {
      when: ['several-origins'],
      text: 'Pages that Next.js renders, the one for 404 among them, leave with a `Vary` of their own, without `Origin`: a cache in front can give the answer for one origin to another. Route handlers keep it.',
    },
    {
      when: ['always'],
      text: 'A `proxy.ts` (`middleware.ts`) that is there already has to be merged with this one: Next.js runs one file. Its `matcher` must cover the address that the page asks.',
    },
  ],
};
