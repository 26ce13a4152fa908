import { isOrdinaryOrigin, refuseUnless } from '../expressible.ts';
import { findFingerprint } from '../fingerprint.ts';
import { lineIf, lines } from '../lines.ts';
import { yamlLines, yamlList } from '../lists.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import type { Target } from '../target.ts';

/** Kong's schema knows these, and refuses a configuration with others. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS']);

/** Kong Gateway 2 and 3. An origin with other than ordinary characters would be a regular expression. */
export const kong: Target = {
  id: 'kong',
  name: 'Kong',
  variantOf: null,
  layer: 'proxy',
  language: 'yaml',
  place: 'The declarative configuration (kong.yaml): under the service or route of the API, or at its top',
  documentation: 'https://developer.konghq.com/plugins/cors/',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'kong', confidence: 'certain' },
      { header: 'via', includes: 'kong', confidence: 'certain' },
      { header: 'x-kong-upstream-latency', confidence: 'certain' },
      { header: 'x-kong-response-latency', confidence: 'certain' },
      { header: 'x-kong-request-id', confidence: 'certain' },
    ]),
  refuse: refuseUnless({ origin: isOrdinaryOrigin, method: (method) => METHODS.has(method) }),
  write: (policy) =>
    lines(
      'plugins:',
      '  - name: cors',
      '    config:',
      '      origins: # exactly as the browser sends them: one line per environment',
      ...yamlLines(policy.origins, '        '),
      `      methods: ${yamlList(comparedMethods(policy))}`,
      lineIf(
        policy.allowHeaders.length === 0,
        '      # Needs no permission: without this line whatever is asked is allowed.',
      ),
      `      headers: ${yamlList(namedHeaders(policy))}`,
      lineIf(policy.exposeHeaders.length > 0, `      exposed_headers: ${yamlList(policy.exposeHeaders)}`),
      `      credentials: ${policy.credentials}`,
      `      max_age: ${policy.maxAge}`,
      '      preflight_continue: false',
    ),
  notes: [
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: '`no Route matched` means that the route lists methods without `OPTIONS`: add it, or list none.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'The CORS plugin runs before authentication where both are on the same route or service. For other plugins, set `run_on_preflight: false`.',
    },
    {
      when: ['duplicated-header'],
      text: 'The service behind Kong sends the headers as well. Leave CORS to one of the two.',
    },
    {
      when: ['error-without-headers', 'gateway-error'],
      text: 'A plugin that covers one route says nothing about answers without a route: put it on the service, or at the top.',
    },
    {
      when: ['always'],
      text: 'In Kubernetes the same `config` stands in a `KongPlugin` with `plugin: cors`, named by the annotation `konghq.com/plugins`.',
    },
  ],
};
