import { jsOrigins } from '../write/javascript.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';
import { EXPRESS_NOTES } from './express.ts';

const setList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `    res.set('${name}', ${jsString(items.join(', '))});`);

const setPreflightList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `      res.set('${name}', ${jsString(items.join(', '))});`);

const forAllowed = (policy: Policy): readonly Line[] => [
  "    res.set('Access-Control-Allow-Origin', origin);",
  lineIf(policy.credentials, "    res.set('Access-Control-Allow-Credentials', 'true');"),
  setList('Access-Control-Expose-Headers', policy.exposeHeaders),
  '    if (preflight) {',
  setPreflightList('Access-Control-Allow-Methods', policy.methods),
  setPreflightList('Access-Control-Allow-Headers', policy.allowHeaders),
  `      res.set('Access-Control-Max-Age', '${policy.maxAge}');`,
  '    }',
];

/** Express 4 and 5 without a package. */
export const expressManual: Target = {
  id: 'express-manual',
  name: 'Express, by hand',
  variantOf: 'express',
  layer: 'application',
  language: 'js',
  place: 'Where the app is made: the first app.use, before routes, authentication and body parsers',
  documentation: 'https://expressjs.com/en/guide/writing-middleware.html',
  detect: () => null,
  write: (policy) =>
    lines(
      jsOrigins(policy),
      '// The first app.use: it answers preflights and adds the headers to every answer, errors too.',
      'app.use((req, res, next) => {',
      "  const origin = req.get('Origin') ?? '';",
      "  const preflight = req.method === 'OPTIONS' && req.get('Access-Control-Request-Method') !== undefined;",
      "  res.vary('Origin'); // the answer depends on who asks: caches must know",
      '  if (allowedOrigins.includes(origin)) {',
      ...forAllowed(policy),
      '  }',
      '  if (preflight) res.status(204).end();',
      '  else next();',
      '});',
    ),
  notes: EXPRESS_NOTES,
};
