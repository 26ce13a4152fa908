import { detectKoa } from '../detect/detect-habits.ts';
import { allowOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Koa 2 and 3 with `@koa/cors` 5, which takes no list of origins: a function chooses. */
export const koa: Target = {
  id: 'koa',
  name: 'Koa',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'Right after the app is made: the first app.use',
  documentation: 'https://github.com/koajs/cors',
  detect: detectKoa,
  write: (policy) =>
    lines(
      '// npm install @koa/cors',
      `import cors from ${jsString('@koa/cors')}; // CommonJS: const cors = require('@koa/cors');`,
      '',
      jsOrigins(policy),
      '// The first app.use: it answers preflights and adds the headers to every answer, errors too.',
      'app.use(',
      '  cors({',
      "    origin: (ctx) => (allowedOrigins.includes(ctx.get('Origin')) ? ctx.get('Origin') : ''),",
      ...allowOptions(policy, '    '),
      '  }),',
      ');',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'preflight-not-found'],
      text: 'Koa runs middleware in the order of `app.use`. This belongs above authentication, sessions and the router: a preflight carries no credentials, and no route knows `OPTIONS`.',
    },
    {
      when: ['preflight-without-headers', 'preflight-method-not-allowed'],
      text: '`router.allowedMethods()` answers `OPTIONS` itself, without CORS headers. This belongs above it.',
    },
    {
      when: ['failure-without-headers', 'server-error'],
      text: '`@koa/cors` puts the headers on the error that is thrown (`error.headers`). A handler above this one that throws another error in its place loses them, and so does middleware above this one that fails itself.',
    },
    {
      when: ['header-sent'],
      text: 'Replace a call of `cors()` that is there, rather than adding this one: of two, the lower one wins. Without options it sends `*` from version 5 on, and reflected every origin before.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front of Koa adds it as well. Keep one of the two.',
    },
  ],
};
