import { jsList, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/**
 * Elysia 1 with `@elysiajs/cors`, whose defaults allow everything: each option is written out. Measured with version 1.4.2: it answers in
 * `onRequest`, for all routes of the app, those above it too.
 */
export const elysia: Target = {
  id: 'elysia',
  name: 'Elysia (Bun)',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place: 'Where the app is made: the first .use, before any onRequest of your own',
  documentation: 'https://elysiajs.com/plugins/cors',
  detect: () => null,
  write: (policy) =>
    lines(
      '// bun add @elysiajs/cors',
      `import { cors } from ${jsString('@elysiajs/cors')};`,
      '',
      jsOrigins(policy),
      '// Without these options the plugin allows every origin, with credentials.',
      'app.use(',
      '  cors({',
      '    origin: allowedOrigins,',
      `    methods: ${jsList(policy.methods)}, // GET, HEAD and POST need no mention`,
      `    allowedHeaders: ${jsList(policy.allowHeaders)},`,
      `    exposeHeaders: ${jsList(policy.exposeHeaders)},`,
      `    credentials: ${policy.credentials},`,
      `    maxAge: ${policy.maxAge},`,
      '  }),',
      ');',
    ),
  notes: [
    {
      when: ['preflight-without-headers'],
      text: 'The plugin answers every `OPTIONS` with 204, and leaves `Access-Control-Allow-Origin` out for an origin that is not in the list. It compares exactly: scheme, host and port, no slash at the end.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'error-without-headers'],
      text: 'An `onRequest` that is added above and answers by itself comes before the plugin: add this first. Guards and `onBeforeHandle` run later, wherever they stand.',
    },
  ],
};
