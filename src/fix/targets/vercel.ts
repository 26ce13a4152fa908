import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { webCors } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Vercel, any framework: Routing Middleware, because `vercel.json` answers no preflight. */
export const vercel: Target = {
  id: 'vercel',
  name: 'Vercel',
  variantOf: null,
  layer: 'proxy',
  language: 'ts',
  place:
    "middleware.ts in the project's root, beside vercel.json (with Next.js, take the Next.js configuration)",
  documentation: 'https://vercel.com/docs/routing-middleware',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'vercel', confidence: 'certain' },
      { header: 'x-vercel-id', confidence: 'certain' },
    ]) ?? findHost(exchange, ['.vercel.app']),
  write: (policy) =>
    lines(
      '// npm install @vercel/functions',
      `import { next } from ${jsString('@vercel/functions')};`,
      '',
      webCors(policy, 'ts'),
      '// Answers preflights and adds the headers to every answer: files and functions, errors too.',
      'export default function middleware(request: Request) {',
      '  const headers = new Headers();',
      '  setCors(request, headers);',
      '  return isPreflight(request) ? new Response(null, { status: 204, headers }) : next({ headers });',
      '}',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'response-unauthorized'],
      text: 'Deployment Protection answers 401 before anything of yours runs: add the path to its `OPTIONS` allowlist, or have the page ask the production domain.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: 'The redirect of a domain (to or from `www`, to `https`) comes before anything of yours, and browsers do not follow it for a preflight: have the page ask the final address.',
    },
    {
      when: ['too-large', 'gateway-error', 'failure-without-headers'],
      text: 'Answers of the platform (413 above 4.5 MB, 504 after a time-out) come without your headers.',
    },
    {
      when: ['header-sent'],
      text: 'Remove the CORS headers from `vercel.json` and from the functions: other origins would still get those.',
    },
    {
      when: ['always'],
      text: 'Each preview deployment has an origin of its own: a page on a preview address is not in the list.',
    },
  ],
};
