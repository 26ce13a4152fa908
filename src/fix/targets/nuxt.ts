import { findFingerprint } from '../detect/fingerprint.ts';
import { jsOrigins } from '../write/javascript.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

const setHeader = (name: string, value: string): string =>
  `  setResponseHeader(event, '${name}', ${jsString(value)});`;

const setList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, setHeader(name, items.join(', ')));

/** The steps for a request of an allowed origin. */
const forAllowed = (policy: Policy): readonly Line[] => [
  "  setResponseHeader(event, 'Access-Control-Allow-Origin', origin);",
  lineIf(policy.credentials, setHeader('Access-Control-Allow-Credentials', 'true')),
  setList('Access-Control-Expose-Headers', policy.exposeHeaders),
  '  if (!isPreflight) return;',
  setList('Access-Control-Allow-Methods', policy.methods),
  setList('Access-Control-Allow-Headers', policy.allowHeaders),
  setHeader('Access-Control-Max-Age', String(policy.maxAge)),
];

/**
 * Nuxt 3 and 4, Nitro 2. By hand rather than with `handleCors`: that sends `*` to whoever sends no `Origin`, without `Vary`, which a
 * cache then serves to the page.
 */
export const nuxt: Target = {
  id: 'nuxt',
  name: 'Nuxt / Nitro / h3',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place:
    'server/middleware/0.cors.ts (Nitro without Nuxt: middleware/0.cors.ts). Files there run in alphabetical order',
  documentation: 'https://nuxt.com/docs/4.x/directory-structure/server#server-middleware',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'x-powered-by', starts: 'nuxt', confidence: 'certain' },
      { header: 'x-powered-by', starts: 'nitro', confidence: 'certain' },
    ]),
  write: (policy) =>
    lines(
      jsOrigins(policy),
      '// Nuxt and Nitro import these functions by themselves. The headers stay on errors.',
      'export default defineEventHandler((event) => {',
      "  const origin = getRequestHeader(event, 'Origin') ?? '';",
      '  const isPreflight =',
      "    event.method === 'OPTIONS' && getRequestHeader(event, 'Access-Control-Request-Method') !== undefined;",
      "  appendResponseHeader(event, 'Vary', 'Origin'); // the answer depends on who asks: caches must know",
      '  if (isPreflight) setResponseStatus(event, 204);',
      "  if (!allowedOrigins.includes(origin)) return isPreflight ? '' : undefined;",
      ...forAllowed(policy),
      "  return ''; // ends the preflight here, before routes and authentication",
      '});',
    ),
  notes: [
    {
      when: ['wildcard-sent', 'duplicated-header'],
      text: 'Remove `cors: true` from `routeRules`: it sends a wildcard to everybody, beside these headers.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Another middleware refused the preflight first. The files run in alphabetical order: keep the `0.` in front of this one.',
    },
    {
      when: ['always'],
      text: 'Nitro 3 (h3 version 2) imports nothing by itself: add an `import` of these functions from `nitro/h3`. It drops the headers from errors: set them on `event.res.errHeaders` as well.',
    },
  ],
};
