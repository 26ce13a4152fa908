import { hasNoStar, refuseUnless } from '../expressible.ts';
import { goFields } from '../go.ts';
import { lines } from '../lines.ts';
import type { Target } from '../target.ts';

/** Echo 4 and 5, whose CORS middleware is built in. A `*` within an origin would be a pattern. */
export const echo: Target = {
  id: 'echo',
  name: 'Echo',
  variantOf: null,
  layer: 'application',
  language: 'go',
  place: 'Right after echo.New(): before authentication and routes',
  documentation: 'https://echo.labstack.com/docs/middleware/cors',
  detect: () => null,
  refuse: refuseUnless({ origin: hasNoStar }),
  write: (policy) =>
    lines(
      '// import "github.com/labstack/echo/v4/middleware"',
      'e.Use(middleware.CORSWithConfig(middleware.CORSConfig{',
      ...goFields(policy),
      '}))',
    ),
  notes: [
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'On a group, the middleware never sees `OPTIONS`, for which no route exists: use it on the instance.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: '`e.Use` runs in its order: this belongs above the JWT and key middleware, because a preflight carries no credentials.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a handler or a proxy adds it as well. Keep one.',
    },
  ],
};
