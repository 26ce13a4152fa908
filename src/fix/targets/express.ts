import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { detectLmStudio, detectNest } from '../detect/detect-habits.ts';
import { detectCorsPackage } from '../detect/detect-middleware.ts';
import { answersOf, findFingerprint, type Found } from '../detect/fingerprint.ts';
import { corsOptions, jsOrigins } from '../write/javascript.ts';
import { lines } from '../write/lines.ts';
import { jsString } from '../write/quote.ts';
import type { Note, Target } from '../target.ts';

/** The error page of Express and Connect (finalhandler), which shows even where X-Powered-By is turned off. */
function findErrorPage(exchange: Exchange): Found | null {
  const answer = answersOf(exchange)[0];
  if (answer === undefined || answer.status < 400) return null;
  const policy = getHeader(answer.responseHeaders, 'content-security-policy');
  const type = getHeader(answer.responseHeaders, 'content-type') ?? '';
  const sniffing = getHeader(answer.responseHeaders, 'x-content-type-options');
  const matches = policy === "default-src 'none'" && sniffing === 'nosniff' && type.startsWith('text/html');
  return matches ? { confidence: 'likely', evidence: "Content-Security-Policy: default-src 'none'" } : null;
}

/** Express by `X-Powered-By`, or by its error page; not where NestJS or LM Studio runs on it. */
function detectExpress(exchange: Exchange): Found | null {
  if (detectNest(exchange) !== null || detectLmStudio(exchange) !== null) return null;
  return (
    findFingerprint(exchange, [{ header: 'x-powered-by', starts: 'express', confidence: 'certain' }]) ??
    findErrorPage(exchange) ??
    detectCorsPackage(exchange)
  );
}

/** Traps of Express itself, whoever writes the headers. */
export const EXPRESS_NOTES: readonly Note[] = [
  {
    when: ['preflight-unauthorized', 'preflight-forbidden'],
    text: 'A preflight carries neither cookies nor `Authorization`, and something refused it for that. Express runs middleware in the order of `app.use`: this belongs above authentication, sessions, CSRF checks and rate limits.',
  },
  {
    when: ['preflight-not-found', 'preflight-method-not-allowed', 'preflight-without-headers'],
    text: 'A router that is mounted above answers `OPTIONS` itself. Mount this above every `app.use(router)`, and on `app`, not on one router.',
  },
  {
    when: ['failure-without-headers', 'server-error'],
    text: 'Errors of middleware that is mounted above this one have no CORS headers. Your error handler must not remove headers either.',
  },
  {
    when: ['duplicated-header'],
    text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front of Express adds it as well. Keep one of the two.',
  },
  {
    when: ['preflight-redirected'],
    text: 'The preflight was redirected, which browsers do not follow. A redirect to `https` or to another path that runs above this middleware must let `OPTIONS` pass, or the page must ask the final address.',
  },
];

/** Express 4 and 5 with the `cors` package (2.8). An array of origins is compared exactly and makes it send `Vary: Origin`. */
export const express: Target = {
  id: 'express',
  name: 'Express',
  variantOf: null,
  layer: 'application',
  language: 'js',
  place: 'Where the app is made: the first app.use, before routes, authentication and body parsers',
  documentation: 'https://expressjs.com/en/resources/middleware/cors.html',
  log: 'DEBUG=express:*,router* shows which middleware answers a request.',
  detect: detectExpress,
  write: (policy) =>
    lines(
      '// npm install cors',
      `import cors from ${jsString('cors')}; // CommonJS: const cors = require('cors');`,
      '',
      jsOrigins(policy),
      '// The first app.use: it answers preflights with 204 and adds the headers to every answer, errors too.',
      'app.use(',
      '  cors({',
      ...corsOptions(policy, '    '),
      '  }),',
      ');',
    ),
  notes: [
    ...EXPRESS_NOTES,
    {
      when: ['header-sent'],
      text: 'Replace a call of `cors()` that is there, rather than adding this one: of two, the first answers preflights, and the last decides about every other answer. Without options it sends `*` to everybody.',
    },
    {
      when: ['preflight-server-error', 'server-error'],
      text: 'A function for `origin` that calls back with an error (`Not allowed by CORS`) makes every refusal a 500 without headers. A list leaves the headers out instead.',
    },
    {
      when: ['always'],
      text: "No `app.options` route is needed. In Express 5 `app.options('*', …)` throws at start.",
    },
  ],
};
