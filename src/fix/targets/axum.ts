import { getHeader } from '../../cors/header-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { detectTowerHttp } from '../detect/detect-middleware.ts';
import { answersOf, type Found } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { rustString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

/** Methods that the `http` crate has constants for. */
const CONSTANTS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const method = (name: string): string =>
  CONSTANTS.has(name) ? `Method::${name}` : `Method::from_bytes(b${rustString(name)}).unwrap()`;

/** What tower-http puts into `Vary`. Others write these names with capitals. */
const VARY = 'origin, access-control-request-method, access-control-request-headers';

function findVary(exchange: Exchange): Found | null {
  const vary = getHeader(answersOf(exchange)[0]?.responseHeaders ?? [], 'vary') ?? '';
  return vary.includes(VARY) ? { confidence: 'likely', evidence: `Vary: ${VARY}` } : null;
}

/** The types that the snippet names; the compiler warns of others. */
function httpTypes({ methods, allowHeaders, exposeHeaders }: Policy): string {
  const headers = allowHeaders.length + exposeHeaders.length > 0 ? ['HeaderName'] : [];
  const types = [...headers, 'HeaderValue', ...(methods.length > 0 ? ['Method'] : [])];
  return types.length === 1 ? types.join() : `{${types.join(', ')}}`;
}

/** `from_static` accepts names in lower case only. */
const headerNames = (names: readonly string[]): string =>
  names.map((name) => `HeaderName::from_static(${rustString(name.toLowerCase())})`).join(', ');

/** axum, tonic and other tower services with tower-http 0.5 and later. It sends `Vary: Origin` by itself. */
export const axum: Target = {
  id: 'axum',
  name: 'Rust axum / tower-http',
  variantOf: null,
  layer: 'application',
  language: 'rust',
  place: 'Where the Router is finished: the last .layer(), after all routes',
  documentation: 'https://docs.rs/tower-http/latest/tower_http/cors/',
  detect: (exchange) => findVary(exchange) ?? detectTowerHttp(exchange),
  write: (policy) =>
    lines(
      '// cargo add tower-http --features cors',
      `use axum::http::${httpTypes(policy)};`,
      'use std::time::Duration;',
      'use tower_http::cors::CorsLayer;',
      '',
      'let cors = CorsLayer::new()',
      '    .allow_origin([ // exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `        HeaderValue::from_static(${rustString(origin)}),`),
      '    ])',
      lineIf(policy.methods.length > 0, `    .allow_methods([${policy.methods.map(method).join(', ')}])`),
      lineIf(policy.allowHeaders.length > 0, `    .allow_headers([${headerNames(policy.allowHeaders)}])`),
      lineIf(policy.exposeHeaders.length > 0, `    .expose_headers([${headerNames(policy.exposeHeaders)}])`),
      lineIf(policy.credentials, '    .allow_credentials(true)'),
      `    .max_age(Duration::from_secs(${policy.maxAge}));`,
      '',
      '// The last layer is the outermost: it covers all routes above it, and answers preflights before authentication.',
      'let app = app.layer(cors);',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'A layer that is added later stands outside of this one: authentication belongs above it in the code, because a preflight carries no credentials.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed', 'error-without-headers'],
      text: 'A layer covers the routes that are added before it. Routes and fallbacks that follow have no CORS headers.',
    },
    {
      when: ['preflight-without-headers'],
      text: 'tower-http answers 200 without `Access-Control-Allow-Origin` to an origin that is not listed. It compares exactly.',
    },
    {
      when: ['server-error'],
      text: 'A panic closes the connection without an answer, unless `CatchPanicLayer` stands inside of this layer.',
    },
    {
      when: ['duplicated-header'],
      text: 'A second `CorsLayer`, a handler or a proxy adds the header as well. Keep one.',
    },
  ],
};
