import { hasNoStar, refuseUnless } from '../expressible.ts';
import { lineIf, lines } from '../lines.ts';
import { goSlice } from '../lists.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import { goString } from '../quote-code.ts';
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
