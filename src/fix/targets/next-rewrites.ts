import { lines } from '../write/lines.ts';
import { isUnderApi, pageExample, proxiedApi } from '../write/proxied-api.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Characters that mean something in a destination of Next.js: they stand for themselves behind a backslash. */
const escapePattern = (origin: string): string => {
  const colon = origin.indexOf('://') + 3;
  const host = origin.slice(colon).replaceAll(/[(){}*+?]/g, String.raw`\$&`);
  return origin.slice(0, colon) + host.replace(/:(?=[^0-9])/g, String.raw`\:`);
};

/** Rewrites of Next.js, which run in production as well. */
export const nextRewrites: Target = {
  id: 'next-rewrites',
  name: 'Next.js rewrites',
  variantOf: 'vite',
  layer: 'general',
  language: 'js',
  place: 'next.config.mjs: for an API that is not yours to change',
  documentation: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/rewrites',
  detect: () => null,
  write: (policy, exchange) => {
    const api = proxiedApi(exchange);
    const destination = `${escapePattern(api.origin)}${isUnderApi(api) ? '/api' : ''}/:path*`;
    return lines(
      'export default {',
      '  // Keep your other settings.',
      '  async rewrites() {',
      `    // The page (${policy.origins.map(jsString).join(', ')}) asks its own server for /api, which asks the API:`,
      '    // for the browser there is one origin.',
      '    return [',
      '      {',
      "        source: '/api/:path*',",
      `        destination: ${jsString(destination)},${api.known ? '' : ' // where your API listens'}`,
      '      },',
      '    ];',
      '  },',
      '};',
      '',
      `// ${pageExample(api)}`,
    );
  },
  notes: [
    {
      when: ['always'],
      text: 'Routes of your own below `/api` come first, but dynamic ones (`[id]`) only after these rewrites: choose another `source` if there are any. Cookies of the API need `Path=/` and no `Domain` to become cookies of the page.',
    },
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: "The API still sees the page's `Origin` on every method but `GET` and `HEAD`, and may refuse it. A rewrite cannot change that: a route handler that asks the API with `fetch` can.",
    },
    {
      when: ['redirected', 'preflight-redirected'],
      text: 'A redirect to an absolute address leads the browser past the rewrite. Have the page ask the final address.',
    },
    {
      when: ['always'],
      text: 'A site that is exported (`output: export`) has no server, and no rewrites.',
    },
  ],
};
