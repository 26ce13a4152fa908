import { isOrdinaryWord, refuseUnless } from '../policy/expressible.ts';
import { lineIf, lines } from '../write/lines.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import type { Policy } from '../policy/policy.ts';
import { yamlString } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

const annotation = (name: string, value: string): string =>
  `    nginx.ingress.kubernetes.io/${name}: ${yamlString(value)}`;

const joined = (items: readonly string[]): string => items.join(', ');

const headerLines = (policy: Policy): string =>
  annotation('cors-allow-headers', joined(namedHeaders(policy))) +
  (policy.allowHeaders.length === 0
    ? ' # needs no permission: without this line a long list is allowed'
    : '');

/** What its validation of annotations lets through: no literal IPv6 address, no `_` in a host. */
const isValidOrigin = (origin: string): boolean => /^[a-z]+:\/\/[A-Za-z0-9.-]+(?::[0-9]+)?$/.test(origin);

const isValidMethod = (method: string): boolean => /^[A-Za-z]+$/.test(method);

/** The ingress controller of the Kubernetes project, up to 1.15, its last. It ignores annotations that its validation refuses. */
export const ingressNginx: Target = {
  id: 'ingress-nginx',
  name: 'Kubernetes ingress-nginx',
  variantOf: null,
  layer: 'proxy',
  language: 'yaml',
  place: 'The Ingress of the API: metadata.annotations',
  documentation:
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors',
  detect: () => null,
  refuse: refuseUnless({ origin: isValidOrigin, method: isValidMethod, header: isOrdinaryWord }),
  write: (policy) =>
    lines(
      'metadata:',
      '  annotations:',
      annotation('enable-cors', 'true'),
      '    # Exactly as the browser sends them, separated by commas: development, staging, production.',
      annotation('cors-allow-origin', joined(policy.origins)),
      annotation('cors-allow-methods', joined(comparedMethods(policy))),
      headerLines(policy),
      lineIf(
        policy.exposeHeaders.length > 0,
        annotation('cors-expose-headers', joined(policy.exposeHeaders)),
      ),
      annotation('cors-allow-credentials', String(policy.credentials)),
      annotation('cors-max-age', String(policy.maxAge)),
    ),
  notes: [
    {
      when: ['duplicated-header'],
      text: 'The service sends the headers as well. Leave CORS to one of the two: remove these annotations, or the headers of the service.',
    },
    {
      when: ['preflight-unauthorized'],
      text: '`auth-url` and `auth-type` do not ask for `OPTIONS` once CORS is enabled. A 401 comes from the service, which does not see preflights any more then.',
    },
    {
      when: ['gateway-error', 'preflight-not-found', 'failure-without-headers'],
      text: 'A 404 without a rule, and errors that `custom-http-errors` hands to the default backend, come without the headers.',
    },
    {
      when: ['several-origins'],
      text: 'The controller sends no `Vary: Origin`: where a cache or a CDN stands in front, have the service send it.',
    },
    {
      when: ['always'],
      text: 'ingress-nginx was retired in March 2026 and gets no more fixes, not for security either. In the Gateway API the `CORS` filter of an `HTTPRoute` says the same, and `ingress2gateway` converts these annotations. Other controllers, that of F5 too, do not read them.',
    },
  ],
};
