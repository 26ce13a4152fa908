import { refuseUnless } from '../policy/expressible.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { yamlLines, yamlList } from '../write/lists.ts';
import type { Policy } from '../policy/policy.ts';
import { refuse, type Refusal } from '../policy/refusal.ts';
import type { Target } from '../target.ts';

/** The resource definition knows these, and refuses a route with others. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);

/** As the resource definition has it: no scheme but these, no literal IPv6 address, no `_` in a host. */
const isValidOrigin = (origin: string): boolean =>
  origin.length <= 253 && /^https?:\/\/[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::[0-9]{1,5})?$/.test(origin);

/** The longest list that the resource definition allows. */
const LONGEST_LIST = 64;

const refuseValue = refuseUnless({ origin: isValidOrigin, method: (method) => METHODS.has(method) });

function refuseLength({ origins, allowHeaders, exposeHeaders }: Policy): Refusal | null {
  const [beyond] = [origins, allowHeaders, exposeHeaders].flatMap((list) => list.slice(LONGEST_LIST));
  return beyond === undefined ? null : refuse('not-expressible', beyond);
}

const listed = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `      ${name}: ${yamlList(items)}`);

/** An `HTTPRoute` of the Kubernetes Gateway API, to which ingress-nginx's users move. Its shortest time is a second. */
export const gatewayApi: Target = {
  id: 'gateway-api',
  name: 'Kubernetes Gateway API (HTTPRoute)',
  variantOf: 'ingress-nginx',
  layer: 'proxy',
  language: 'yaml',
  place: 'The HTTPRoute of the API: in each entry of spec.rules, beside its backendRefs',
  documentation: 'https://gateway-api.sigs.k8s.io/guides/http-cors/',
  detect: () => null,
  refuse: (policy) => refuseValue(policy) ?? refuseLength(policy),
  write: (policy) =>
    lines(
      'filters:',
      '  - type: CORS',
      '    cors:',
      '      allowOrigins: # exactly as the browser sends them: one line per environment',
      ...yamlLines(policy.origins, '        '),
      listed('allowMethods', policy.methods),
      listed('allowHeaders', policy.allowHeaders),
      listed('exposeHeaders', policy.exposeHeaders),
      lineIf(policy.credentials, '      allowCredentials: true'),
      `      maxAge: ${Math.max(1, policy.maxAge)}`,
      '  - type: ResponseHeaderModifier',
      '    responseHeaderModifier:',
      '      add: # the answer depends on who asks: caches must know',
      '        - { name: Vary, value: Origin }',
    ),
  notes: [
    {
      when: ['always'],
      text: 'The `CORS` filter is standard from Gateway API 1.5 on, but a gateway that does not know it may take the route and ignore it: look for `HTTPRouteCORS` in `kubectl get gatewayclass -o yaml`. Envoy Gateway, Istio, Cilium 1.20, kgateway and NGINX Gateway Fabric know it; for Kong, and Traefik up to 3.7, use their plugin or middleware.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'A `match` on the method has to match `OPTIONS` too.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Authentication is a policy of each gateway, and a preflight carries no token: where it comes before CORS, let `OPTIONS` pass in it.',
    },
    {
      when: ['duplicated-header'],
      text: 'The service sends the headers as well. Leave CORS to one of the two.',
    },
  ],
};
