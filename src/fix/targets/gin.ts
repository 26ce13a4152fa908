import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { answersOf, type Found } from '../detect/fingerprint.ts';
import { fieldIf, goOrigins, goStruct, type GoField } from '../write/go.ts';
import { shows } from '../detect/traits.ts';
import { lineIf, lines } from '../write/lines.ts';
import { goSlice } from '../write/lists.ts';
import type { Policy } from '../policy/policy.ts';
import type { Target } from '../target.ts';

/** Gin's 404: a text of eighteen bytes. */
function findNotFound(exchange: Exchange): Found | null {
  const answer = answersOf(exchange)[0];
  if (answer?.status !== 404) return null;
  const isText = getHeader(answer.responseHeaders, 'content-type') === 'text/plain';
  const matches = isText && getHeader(answer.responseHeaders, 'content-length') === '18';
  return matches ? { confidence: 'possible', evidence: 'Content-Length: 18' } : null;
}

/** gin-contrib/cors refuses to start with a scheme that it does not know. */
function customSchemes({ origins }: Policy): GoField {
  const schemes = origins.map((origin) => origin.slice(0, origin.indexOf('://') + 3));
  const custom = [...new Set(schemes)].filter((scheme) => !['http://', 'https://'].includes(scheme));
  return fieldIf(custom.length > 0, 'CustomSchemas', goSlice(custom));
}

/** gin-contrib/cors puts what is configured into lower case, but not what the browser sends. */
const isExact = (origin: string): boolean => hasNoStar(origin) && origin === origin.toLowerCase();

/** Gin with gin-contrib/cors, which sends `Vary` only to origins that it allows. */
export const gin: Target = {
  id: 'gin',
  name: 'Gin',
  variantOf: null,
  layer: 'application',
  language: 'go',
  place: 'Right after gin.New() or gin.Default(): on the engine, before routes and groups',
  documentation: 'https://github.com/gin-contrib/cors',
  detect: findNotFound,
  refuse: refuseUnless({ origin: isExact }),
  write: (policy, exchange) =>
    lines(
      '// go get github.com/gin-contrib/cors, and import "github.com/gin-contrib/cors" and "time"',
      lineIf(
        shows(exchange, policy, 'cached-answer'),
        'router.Use(func(c *gin.Context) { c.Header("Vary", "Origin") }) // the answer depends on who asks: caches must know',
      ),
      'router.Use(cors.New(cors.Config{',
      ...goOrigins('AllowOrigins', policy),
      ...goStruct(
        customSchemes(policy),
        ['AllowMethods', goSlice(policy.methods), 'GET, HEAD and POST need no mention'],
        ['AllowHeaders', goSlice(policy.allowHeaders)],
        fieldIf(policy.exposeHeaders.length > 0, 'ExposeHeaders', goSlice(policy.exposeHeaders)),
        fieldIf(policy.credentials, 'AllowCredentials', 'true'),
        ['MaxAge', `${policy.maxAge} * time.Second`],
      ),
      '}))',
    ),
  notes: [
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'On a group, the middleware never sees `OPTIONS`, for which no route exists: use it on the engine.',
    },
    {
      when: ['redirected'],
      text: 'Gin redirects an address whose slash at the end is missing or too many, before any middleware runs and so without CORS headers. Have the page ask the address exactly as the route is written, or set `router.RedirectTrailingSlash = false`.',
    },
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: 'gin-contrib/cors answers 403 to an origin that is not listed, and not only to preflights. It panics at start when an origin has no scheme.',
    },
    {
      when: ['preflight-unauthorized'],
      text: 'Authentication is used above this: `router.Use` runs in its order, and a preflight carries no credentials.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a handler or a proxy adds it as well. Keep one.',
    },
    {
      when: ['method-not-upper-case'],
      text: 'gin-contrib/cors answers with methods in upper case, and browsers compare byte by byte: have the page send `PATCH`, not `patch`.',
    },
  ],
};
