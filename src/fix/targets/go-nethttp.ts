import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { detectRsCors } from '../detect/detect-middleware.ts';
import { answersOf, type Found } from '../detect/fingerprint.ts';
import { corsOptions } from '../write/go.ts';
import { lines } from '../write/lines.ts';
import type { Target } from '../target.ts';

/** The errors that `http.Error` writes. Other servers written in Go (Traefik, chi) use it as well. */
function findError(exchange: Exchange): Found | null {
  const answer = answersOf(exchange)[0];
  if (answer === undefined || answer.status < 400) return null;
  // Node's own servers say how long they keep a connection.
  if (
    getHeader(answer.responseHeaders, 'server') !== null ||
    getHeader(answer.responseHeaders, 'keep-alive') !== null
  )
    return null;
  const type = getHeader(answer.responseHeaders, 'content-type') ?? '';
  const sniffing = getHeader(answer.responseHeaders, 'x-content-type-options');
  const matches = sniffing === 'nosniff' && type === 'text/plain; charset=utf-8';
  return matches ? { confidence: 'possible', evidence: 'X-Content-Type-Options: nosniff' } : null;
}

/** net/http, chi and whatever else wraps an `http.Handler`, with rs/cors. A `*` within an origin would be a pattern. */
export const goNethttp: Target = {
  id: 'go-nethttp',
  name: 'Go net/http (rs/cors, jub0bs/cors)',
  variantOf: null,
  layer: 'application',
  language: 'go',
  place: 'main.go: around the router, as the outermost handler',
  documentation: 'https://pkg.go.dev/github.com/rs/cors',
  log: 'Debug: true in cors.Options logs why each request was allowed or refused.',
  detect: (exchange) => detectRsCors(exchange) ?? findError(exchange),
  refuse: refuseUnless({ origin: hasNoStar }),
  write: (policy) =>
    lines(
      '// go get github.com/rs/cors, and import "github.com/rs/cors"',
      'withCORS := cors.New(cors.Options{',
      ...corsOptions(policy),
      '})',
      '',
      '// Outermost: around the router, authentication and everything else. mux is your router.',
      'log.Fatal(http.ListenAndServe(":8080", withCORS.Handler(mux)))',
    ),
  notes: [
    {
      when: ['preflight-method-not-allowed', 'preflight-not-found'],
      text: 'Patterns such as `GET /items` (Go 1.22), and routes of gorilla/mux, answer `OPTIONS` with 405 before any middleware inside the router runs. Wrap the router itself.',
    },
    {
      when: ['preflight-redirected', 'redirected'],
      text: '`http.ServeMux` redirects an address whose slash at the end is missing. Have the page ask the address exactly as the pattern is written.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Authentication stands outside of the CORS handler: a preflight carries no credentials. Wrap it the other way round.',
    },
    {
      when: ['preflight-without-headers'],
      text: 'rs/cors answers 204 without headers when the origin, the method or a header is not listed. `Debug: true` logs the reason.',
    },
    {
      when: ['failure-without-headers', 'preflight-server-error'],
      text: 'What stands outside of the CORS handler (`http.TimeoutHandler`, a limit, recovery from panics) answers without headers: wrap it the other way round.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a proxy in front adds it as well, or `httputil.ReverseProxy` passes on that of the server behind it: delete it there in `ModifyResponse`.',
    },
    {
      when: ['header-sent'],
      text: 'Remove other CORS handlers, and headers that a handler sets by hand: within this one they win over it.',
    },
    {
      when: ['always'],
      text: 'In chi, `router.Use(withCORS.Handler)` above everything else on the root router does the same. jub0bs/cors takes the values under other names in `cors.NewMiddleware`: `Origins`, `Methods`, `RequestHeaders`, `ResponseHeaders`, `Credentialed`, `MaxAgeInSeconds`.',
    },
  ],
};
