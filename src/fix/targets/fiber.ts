import { detectFiber } from '../detect/detect-middleware.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import { goFields } from '../write/go.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** Fiber 3, whose CORS middleware is built in. It panics at start when an origin is not an address for Go. */
export const fiber: Target = {
  id: 'fiber',
  name: 'Fiber',
  variantOf: null,
  layer: 'application',
  language: 'go',
  place: 'Right after fiber.New(): before other middleware and routes',
  documentation: 'https://docs.gofiber.io/middleware/cors',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'server', starts: 'fiber', confidence: 'likely' }]) ??
    detectFiber(exchange),
  refuse: refuseUnless({ origin: isOrdinaryOrigin }),
  write: (policy) =>
    lines(
      '// import "github.com/gofiber/fiber/v3/middleware/cors"',
      'app.Use(cors.New(cors.Config{',
      ...goFields(policy),
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
      when: ['preflight-without-headers'],
      text: 'Fiber answers 204 without `Access-Control-Allow-Origin` to an origin that is not listed.',
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
