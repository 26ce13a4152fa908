import { lineIf, lines } from '../write/lines.ts';
import { yamlList } from '../write/lists.ts';
import { yamlString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';
import { envoy } from './envoy.ts';

/** The same in an Istio VirtualService. */
export const istio: Target = {
  id: 'istio',
  name: 'Istio VirtualService',
  variantOf: 'envoy',
  layer: 'proxy',
  language: 'yaml',
  place: 'The VirtualService of the API: in each entry of spec.http, beside its route',
  documentation: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy',
  detect: () => null,
  write: (policy) =>
    lines(
      'corsPolicy:',
      '  allowOrigins: # exactly as the browser sends them: one line per environment',
      ...policy.origins.map((origin) => `    - exact: ${yamlString(origin)}`),
      lineIf(policy.methods.length > 0, `  allowMethods: ${yamlList(policy.methods)}`),
      lineIf(policy.allowHeaders.length > 0, `  allowHeaders: ${yamlList(policy.allowHeaders)}`),
      lineIf(policy.exposeHeaders.length > 0, `  exposeHeaders: ${yamlList(policy.exposeHeaders)}`),
      `  maxAge: ${policy.maxAge}s`,
      lineIf(policy.credentials, '  allowCredentials: true'),
      'headers:',
      '  response:',
      '    add:',
      '      vary: Origin # the answer depends on who asks: caches must know',
    ),
  notes: [
    ...envoy.notes.filter(({ when }) => when.includes('duplicated-header')),
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'An `AuthorizationPolicy` is checked before CORS, and a preflight carries no token: allow the method `OPTIONS` in it. `RequestAuthentication` alone lets preflights pass.',
    },
    {
      when: ['response-unauthorized', 'failure-without-headers'],
      text: 'The 401 and 403 of Istio itself come before CORS and carry no headers: the page sees a CORS error where its token has expired.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'A `match` on the method has to match `OPTIONS` too.',
    },
  ],
};
