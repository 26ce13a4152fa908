import { detectEcho } from '../detect/detect-middleware.ts';
import { refuseUnless } from '../policy/expressible.ts';
import { goFields } from '../write/go.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** A `*` within an origin would be a pattern in Echo 4; Echo 5 does not start with a host that Go's URL parser refuses. */
const isGoOrigin = (origin: string): boolean => !/[*`{}]/.test(origin);

/** Echo 4 and 5, whose CORS middleware is built in. */
export const echo: Target = {
  id: 'echo',
  name: 'Echo',
  variantOf: null,
  layer: 'application',
  language: 'go',
  place: 'Right after echo.New(): before authentication and routes',
  documentation: 'https://echo.labstack.com/docs/middleware/cors',
  detect: detectEcho,
  refuse: refuseUnless({ origin: isGoOrigin }),
  write: (policy) =>
    lines(
      '// import "github.com/labstack/echo/v5/middleware" (Echo 4: v4)',
      'e.Use(middleware.CORSWithConfig(middleware.CORSConfig{',
      ...goFields(policy),
      '}))',
    ),
  notes: [
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed', 'preflight-without-headers'],
      text: 'On a single route, the middleware never sees `OPTIONS`, which Echo then answers itself, with 204 and `Allow`: use it on the instance or on a group. The middleware answers 204 without headers when the origin is not listed.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: '`e.Pre` runs before `e.Use`: a redirect there (`HTTPSRedirect`, `AddTrailingSlash` with a code) has no CORS headers. Have the page ask the final address.',
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
