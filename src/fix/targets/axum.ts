import { lineIf, lines } from '../lines.ts';
import { rustString } from '../quote-code.ts';
import type { Target } from '../target.ts';

/** Methods that the `http` crate has constants for. */
const CONSTANTS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const method = (name: string): string =>
  CONSTANTS.has(name) ? `Method::${name}` : `Method::from_bytes(b${rustString(name)}).unwrap()`;

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
  detect: () => null,
  write: (policy) =>
    lines(
      '// cargo add tower-http --features cors',
      'use axum::http::{HeaderName, HeaderValue, Method};',
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
      when: ['server-error'],
      text: 'A panic closes the connection without an answer, unless `CatchPanicLayer` stands inside of this layer.',
    },
    {
      when: ['duplicated-header'],
      text: 'A second `CorsLayer`, a handler or a proxy adds the header as well. Keep one.',
    },
  ],
};
