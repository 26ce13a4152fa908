import { corsOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** Apollo Server 4 and 5 on Express. `startStandaloneServer` has no CORS options: it allows every origin, without credentials. */
export const apolloServer: Target = {
  id: 'apollo-server',
  name: 'Apollo Server',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: "Where Express is made: in place of app.use('/graphql', …), after await server.start()",
  documentation: 'https://www.apollographql.com/docs/apollo-server/security/cors',
  detect: () => null,
  write: (policy) =>
    lines(
      '// npm install @apollo/server @as-integrations/express5 express cors',
      `import cors from ${jsString('cors')};`,
      `import express from ${jsString('express')};`,
      `import { expressMiddleware } from ${jsString('@as-integrations/express5')};`,
      '',
      jsOrigins(policy),
      'app.use(',
      "  '/graphql',",
      '  cors({ // first: it answers preflights',
      ...corsOptions(policy, '    '),
      '  }),',
      '  express.json(),',
      '  expressMiddleware(server),',
      ');',
    ),
  notes: [
    {
      when: ['wildcard-sent'],
      text: '`startStandaloneServer` sends `*` to everybody and cannot be told otherwise: move to `expressMiddleware`.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a second `cors()` on the app, or a proxy in front. Keep one.',
    },
    {
      when: ['error-without-headers'],
      text: 'A 400 about CSRF is not CORS: send `Content-Type: application/json`, or an `Apollo-Require-Preflight` header.',
    },
    {
      when: ['always'],
      text: 'On Express 4 the package is `@as-integrations/express4`. Nothing else changes.',
    },
    {
      when: ['always'],
      text: 'Apollo Studio and Sandbox ask from `https://studio.apollographql.com`: add that origin if you use them in the browser.',
    },
  ],
};
