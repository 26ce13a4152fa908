import { detectLitestar } from '../detect/detect-middleware.ts';
import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { comparedMethods } from '../methods.ts';
import { pythonList } from '../python.ts';
import { lineIf, lines } from '../write/lines.ts';
import { pythonString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Litestar 2: a `*` within an origin would be a pattern. */
export const litestar: Target = {
  id: 'litestar',
  name: 'Litestar',
  variantOf: null,
  layer: 'application',
  language: 'python',
  place: 'Where the app is made: Litestar(route_handlers=[…], cors_config=cors_config)',
  documentation: 'https://docs.litestar.dev/2/usage/middleware/builtin-middleware.html#cors',
  log: null,
  detect: detectLitestar,
  refuse: refuseUnless({ origin: hasNoStar, method: hasNoStar, header: hasNoStar }),
  write: (policy) =>
    lines(
      'from litestar.config.cors import CORSConfig',
      '',
      'cors_config = CORSConfig(',
      '    allow_origins=[  # exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `        ${pythonString(origin)},`),
      '    ],',
      `    allow_methods=${pythonList(comparedMethods(policy))},`,
      `    allow_headers=${pythonList(policy.allowHeaders)},`,
      lineIf(policy.exposeHeaders.length > 0, `    expose_headers=${pythonList(policy.exposeHeaders)},`),
      lineIf(policy.credentials, '    allow_credentials=True,'),
      `    max_age=${policy.maxAge},`,
      ')',
      '# app = Litestar(route_handlers=[…], cors_config=cors_config)',
    ),
  notes: [
    {
      when: ['preflight-bad-request', 'preflight-without-headers'],
      text: 'Litestar answers 400 to a preflight whose origin, method or headers are not listed, and names what is missing in the body. It compares origins exactly: no slash at the end, the right scheme, the port.',
    },
    {
      when: ['cached-answer'],
      text: 'Litestar sends `Vary: Origin` only to origins that are listed, and in place of any other `Vary` of the answer. Let a cache in front of it add both to every answer.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: `response_headers` or a proxy adds it as well. Keep one.',
    },
  ],
};
