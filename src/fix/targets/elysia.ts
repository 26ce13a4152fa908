import { jsList, jsOrigins } from '../javascript.ts';
import { lines } from '../lines.ts';
import { jsString } from '../quote.ts';
import type { Target } from '../target.ts';

/** Elysia 1 with `@elysiajs/cors`, whose defaults allow everything: each option is written out. */
export const elysia: Target = {
  id: 'elysia',
  name: 'Elysia (Bun)',
  variantOf: null,
  layer: 'application',
  language: 'ts',
  place: 'Where the app is made: the first .use, before routes and guards',
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
      when: ['preflight-not-found', 'preflight-without-headers', 'error-without-headers'],
      text: 'Plugins cover what is added after them: `.use(cors(…))` comes before the routes.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'A guard or `onRequest` that is added above refused the preflight, which carries no credentials. Add this first.',
    },
  ],
};
