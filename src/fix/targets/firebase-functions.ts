import { findFingerprint, findHost } from '../detect/fingerprint.ts';
import { corsOptions, jsOrigins } from '../write/javascript.ts';
import { shows } from '../detect/traits.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Target } from '../target.ts';

/** For a handler that throws: the platform answers then, without headers. */
const CAUGHT: readonly string[] = [
  '    try {',
  '      res.json({ ok: true }); // your handler',
  '    } catch (error) {',
  '      console.error(error); // answered here, so that the page can read the error',
  "      res.status(500).json({ error: 'Internal error' });",
  '    }',
];

/**
 * Cloud Functions and Cloud Run, which is what their second generation runs on. The `cors` option of `onRequest` takes origins only;
 * the package that it uses takes all of the policy.
 */
export const firebaseFunctions: Target = {
  id: 'firebase-functions',
  name: 'Firebase / Google Cloud Functions, Cloud Run',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'functions/src/index.ts or functions/index.js: around the handler of an HTTP function',
  documentation:
    'https://firebase.google.com/docs/functions/http-events#configuring_cors_cross-origin_resource_sharing',
  detect: (exchange) =>
    findHost(exchange, ['.cloudfunctions.net', '.run.app']) ??
    findFingerprint(exchange, [{ header: 'server', starts: 'google frontend', confidence: 'likely' }]),
  write: (policy, exchange) =>
    lines(
      '// npm install cors (TypeScript: @types/cors, too)',
      `import cors from ${jsString('cors')};`,
      `import { onRequest } from ${jsString('firebase-functions/v2/https')};`,
      '',
      jsOrigins(policy),
      'const withCors = cors({',
      ...corsOptions(policy, '  '),
      '});',
      '',
      '// Callable functions: onCall({ cors: allowedOrigins }, handler) is all they need.',
      '// cors: false keeps the emulator from answering preflights itself, for every origin and without credentials.',
      'export const api = onRequest({ cors: false }, (req, res) =>',
      '  withCors(req, res, async () => {',
      ...(shows(exchange, policy, 'crash-without-headers')
        ? CAUGHT
        : ['    res.json({ ok: true }); // your handler']),
      '  }),',
      ');',
    ),
  notes: [
    {
      when: ['preflight-forbidden', 'preflight-unauthorized', 'response-unauthorized'],
      text: 'A 401 or 403 of Google Frontend means that the function is not public: grant `allUsers` the role Cloud Run Invoker (first generation: Cloud Functions Invoker), and check who is asking in your code. A preflight carries no token.',
    },
    {
      when: ['preflight-not-found'],
      text: 'The wrong region or name in the address gives 404 of Google Frontend, without your headers.',
    },
    {
      when: ['server-error', 'gateway-error'],
      text: 'A function that crashes or runs out of time is answered by Google Frontend, without your headers: see its logs.',
    },
    {
      when: ['always'],
      text: '`functions/index.js` as `firebase init` makes it is CommonJS: `require` in place of `import`, `exports.api =` in place of `export const api =`.',
    },
    {
      when: ['always'],
      text: 'A container of your own on Cloud Run takes the configuration of its framework.',
    },
    {
      when: ['always'],
      text: '`onRequest({ cors: [ … ] })` is shorter where the origin is all that has to be allowed. It mirrors whatever headers are asked, and allows no credentials.',
    },
  ],
};
