import { isOrdinaryOrigin, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines } from '../write/lines.ts';
import { yamlLines, yamlList } from '../write/lists.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import type { Target } from '../target.ts';

/** Kong's schema knows these, and refuses a configuration with others. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS']);

/** Kong writes a literal IPv6 address without its brackets, which no browser accepts. */
const isComparable = (origin: string): boolean => isOrdinaryOrigin(origin) && !origin.includes('[');

/** An origin with other characters than these (a `_` in its host) is a regular expression to Kong, which it anchors itself. */
const asCompared = (origin: string): string =>
  /^[A-Za-z0-9.:/-]+$/.test(origin) ? origin : origin.replaceAll(/[.+]/g, String.raw`\$&`);

/** Kong Gateway 2 and 3. */
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
  refuse: refuseUnless({ origin: isComparable, method: (method) => METHODS.has(method) }),
  write: (policy) =>
    lines(
      'plugins:',
      '  - name: cors',
      '    config:',
      '      origins: # exactly as the browser sends them: one line per environment',
      ...yamlLines(policy.origins.map(asCompared), '        '),
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
      text: 'Wherever the CORS plugin covers the route, it answers before authentication. A 401 means that this address has a route without it: put the plugin on the service, or at the top.',
    },
    {
      when: ['duplicated-header'],
      text: 'The service behind Kong sends the headers as well. Leave CORS to one of the two.',
    },
    {
      when: ['failure-without-headers', 'gateway-error'],
      text: 'A plugin on a route or a service says nothing about answers without a route: only at the top does it cover those.',
    },
    {
      when: ['always'],
      text: 'In Kubernetes the same `config` stands in a `KongPlugin` with `plugin: cors`, named by the annotation `konghq.com/plugins`.',
    },
  ],
};
