import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { yamlString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

const joined = (items: readonly string[]): string => yamlString(items.join(', '));

/** Envoy 1.25 and later. The filter adds no `Vary`; the virtual host does. */
export const envoy: Target = {
  id: 'envoy',
  name: 'Envoy / Istio',
  variantOf: null,
  layer: 'proxy',
  language: 'yaml',
  place: 'Part 1 in the HTTP connection manager, part 2 in the virtual host of the API',
  documentation: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/cors_filter',
  log: 'cors.origin_valid and cors.origin_invalid under /stats of the admin interface count what it allows and refuses.',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'envoy', confidence: 'certain' },
      { header: 'server', starts: 'istio-envoy', confidence: 'certain' },
      { header: 'x-envoy-upstream-service-time', confidence: 'certain' },
    ]),
  write: (policy) =>
    lines(
      '# 1. In the HTTP connection manager: before jwt_authn, ext_authz and the router',
      'http_filters:',
      '  - name: envoy.filters.http.cors',
      '    typed_config:',
      '      "@type": type.googleapis.com/envoy.extensions.filters.http.cors.v3.Cors',
      '',
      '# 2. In the virtual host of the API',
      'typed_per_filter_config:',
      '  envoy.filters.http.cors:',
      '    "@type": type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy',
      '    allow_origin_string_match: # exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `      - exact: ${yamlString(origin)}`),
      lineIf(policy.methods.length > 0, `    allow_methods: ${joined(policy.methods)}`),
      lineIf(policy.allowHeaders.length > 0, `    allow_headers: ${joined(policy.allowHeaders)}`),
      lineIf(policy.exposeHeaders.length > 0, `    expose_headers: ${joined(policy.exposeHeaders)}`),
      `    max_age: "${policy.maxAge}"`,
      lineIf(policy.credentials, '    allow_credentials: true'),
      'response_headers_to_add:',
      '  - header: { key: Vary, value: Origin } # the answer depends on who asks: caches must know',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'HTTP filters run in their order: `envoy.filters.http.cors` stands before authentication, because a preflight carries no credentials.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed', 'preflight-without-headers'],
      text: 'A preflight of an origin that is not listed is passed on to the service, which may answer 404 or 405. Routes that match on the method have to match `OPTIONS` too.',
    },
    {
      when: ['duplicated-header'],
      text: 'The service behind Envoy sends the headers as well. Envoy replaces them for the origins listed and leaves them for all others: keep CORS in one of the two.',
    },
    {
      when: ['always'],
      text: 'Envoy Gateway and other controllers write this for you: there, use `SecurityPolicy` or the CORS filter of `HTTPRoute`.',
    },
  ],
};
