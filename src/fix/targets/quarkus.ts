import { isOrdinaryOrigin, isOrdinaryWord, refuseUnless } from '../policy/expressible.ts';
import { lineIf, lines } from '../write/lines.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import type { Target } from '../target.ts';

/**
 * Quarkus 3. Lists are separated by commas, `$` starts expressions: only ordinary words are written. Before the summer of 2026 it sent no
 * `Vary`, and it sends none to requests without an origin.
 */
export const quarkus: Target = {
  id: 'quarkus',
  name: 'Quarkus',
  variantOf: null,
  layer: 'application',
  language: 'properties',
  place: 'src/main/resources/application.properties',
  documentation: 'https://quarkus.io/guides/security-cors',
  log: 'quarkus.log.category."io.quarkus.vertx.http.runtime.cors".level=DEBUG in application.properties.',
  detect: () => null,
  refuse: refuseUnless({ origin: isOrdinaryOrigin, method: isOrdinaryWord, header: isOrdinaryWord }),
  write: (policy) =>
    lines(
      'quarkus.http.cors.enabled=true',
      '# Exactly as the browser sends them, separated by commas: development, staging, production.',
      `quarkus.http.cors.origins=${policy.origins.join(',')}`,
      `quarkus.http.cors.methods=${comparedMethods(policy).join(',')}`,
      lineIf(
        policy.allowHeaders.length === 0,
        '# Needs no permission: without this line every header is allowed.',
      ),
      `quarkus.http.cors.headers=${namedHeaders(policy).join(',')}`,
      lineIf(
        policy.exposeHeaders.length > 0,
        `quarkus.http.cors.exposed-headers=${policy.exposeHeaders.join(',')}`,
      ),
      `quarkus.http.cors.access-control-allow-credentials=${policy.credentials}`,
      `quarkus.http.cors.access-control-max-age=${policy.maxAge}S`,
      '# The answer depends on who asks: caches must know.',
      'quarkus.http.header."Vary".value=Origin',
    ),
  notes: [
    {
      when: ['preflight-forbidden', 'response-unauthorized'],
      text: 'Quarkus answers 403 (`CORS Rejected`) to an origin that is not in the list, and to a request whose method is not. It compares exactly.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: a filter of your own or a proxy adds it as well. Keep one.',
    },
    {
      when: ['always'],
      text: 'Before Quarkus 3.19 the first line is `quarkus.http.cors=true`. Behind a proxy, set `quarkus.http.proxy.proxy-address-forwarding=true`, or requests of the same origin are refused.',
    },
  ],
};
