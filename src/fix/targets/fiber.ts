import { findFingerprint } from '../fingerprint.ts';
import { isOrdinaryOrigin, refuseUnless } from '../expressible.ts';
import { lineIf, lines } from '../lines.ts';
import { goSlice } from '../lists.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import { goString } from '../quote-code.ts';
import type { Target } from '../target.ts';

const isWebOrigin = (origin: string): boolean => /^https?:/.test(origin) && isOrdinaryOrigin(origin);

/** Fiber 3, whose CORS middleware is built in. It panics at start when an origin is not an address of the web. */
export const fiber: Target = {
  id: 'fiber',
  name: 'Fiber',
  variantOf: null,
  layer: 'application',
  language: 'go',
  place: 'Right after fiber.New(): before other middleware and routes',
  documentation: 'https://docs.gofiber.io/middleware/cors',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'server', starts: 'fiber', confidence: 'likely' }]),
  refuse: refuseUnless({ origin: isWebOrigin }),
  write: (policy) =>
    lines(
      '// import "github.com/gofiber/fiber/v3/middleware/cors"',
      'app.Use(cors.New(cors.Config{',
      '\tAllowOrigins: []string{ // exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `\t\t${goString(origin)},`),
      '\t},',
      `\tAllowMethods: ${goSlice(comparedMethods(policy))},`,
      policy.allowHeaders.length === 0
        ? `\tAllowHeaders: ${goSlice(namedHeaders(policy))}, // needs no permission: an empty list would allow whatever is asked`
        : `\tAllowHeaders: ${goSlice(policy.allowHeaders)},`,
      lineIf(policy.exposeHeaders.length > 0, `\tExposeHeaders: ${goSlice(policy.exposeHeaders)},`),
      lineIf(policy.credentials, '\tAllowCredentials: true,'),
      `\tMaxAge: ${policy.maxAge === 0 ? -1 : policy.maxAge},`,
      '}))',
    ),
  notes: [
    {
      when: [
        'preflight-unauthorized',
        'preflight-forbidden',
        'preflight-not-found',
        'preflight-method-not-allowed',
      ],
      text: '`app.Use` runs in its order: this belongs above authentication and routes, because a preflight carries no credentials.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: the proxy middleware passes on what the server behind it sends. Keep one.',
    },
    {
      when: ['always'],
      text: 'Fiber 2 takes one string with commas in place of each list, and the package `github.com/gofiber/fiber/v2/middleware/cors`.',
    },
  ],
};
