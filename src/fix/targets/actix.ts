import { detectActix } from '../detect/detect-middleware.ts';
import { isOrdinaryOrigin, isOrdinaryWord, refuseUnless } from '../policy/expressible.ts';
import { lineIf, lines } from '../write/lines.ts';
import { rustArray } from '../write/lists.ts';
import { comparedMethods } from '../methods.ts';
import { rustString } from '../write/quote-code.ts';
import type { Target } from '../target.ts';

/**
 * actix-web 4 with actix-cors. It parses each origin as an address, and compares every preflight's method. One value that it cannot read (a
 * method such as `M'ETHOD`) keeps the whole application from starting.
 */
export const actix: Target = {
  id: 'actix',
  name: 'Rust actix-web',
  variantOf: null,
  layer: 'application',
  language: 'rust',
  place: 'Inside the closure of HttpServer::new: the last .wrap() of the App',
  documentation: 'https://docs.rs/actix-cors',
  log: 'RUST_LOG=actix_cors=debug logs what is refused, and why.',
  detect: detectActix,
  refuse: refuseUnless({ origin: isOrdinaryOrigin, method: isOrdinaryWord }),
  write: (policy) =>
    lines(
      '// cargo add actix-cors',
      'use actix_cors::Cors;',
      '',
      '// Inside the closure of HttpServer::new. Origins exactly as the browser sends them: one line per environment.',
      'let cors = Cors::default()',
      ...policy.origins.map((origin) => `    .allowed_origin(${rustString(origin)})`),
      `    .allowed_methods(${rustArray(comparedMethods(policy))})`,
      lineIf(policy.allowHeaders.length > 0, `    .allowed_headers(${rustArray(policy.allowHeaders)})`),
      lineIf(policy.exposeHeaders.length > 0, `    .expose_headers(${rustArray(policy.exposeHeaders)})`),
      lineIf(policy.credentials, '    .supports_credentials()'),
      `    .max_age(${policy.maxAge});`,
      '',
      '// The last wrap is the outermost: it answers preflights before authentication.',
      'App::new()',
      '    // routes, services and other .wrap() calls',
      '    .wrap(cors)',
    ),
  notes: [
    {
      when: ['preflight-bad-request'],
      text: 'actix-cors answers 400 to an origin, a method or a header that is not listed, and says which in the body.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'A `.wrap()` that follows stands outside of this one: authentication belongs above it in the code, because a preflight carries no credentials.',
    },
    {
      when: ['error-without-headers', 'server-error'],
      text: 'An error that middleware returns (rather than a response) may pass this without headers: turn it into a response there.',
    },
    {
      when: ['duplicated-header'],
      text: 'A handler or a proxy adds the header as well. Keep one.',
    },
  ],
};
