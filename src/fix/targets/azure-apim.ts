import { findHost } from '../detect/fingerprint.ts';
import { refuseUnless } from '../policy/expressible.ts';
import { lines, type Line } from '../write/lines.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import { xmlText } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

/** A `*` is a pattern, and `{{name}}` a named value. */
const isLiteral = (origin: string): boolean => !origin.includes('*') && !origin.includes('{{');

const list = (name: string, attributes: string, item: string, items: readonly string[]): readonly Line[] =>
  items.length === 0
    ? []
    : [
        `      <${name}${attributes}>`,
        ...items.map((value) => `        <${item}>${xmlText(value)}</${item}>`),
        `      </${name}>`,
      ];

/** The `cors` policy of Azure API Management. */
export const azureApim: Target = {
  id: 'azure-apim',
  name: 'Azure API Management',
  variantOf: null,
  layer: 'proxy',
  language: 'xml',
  place: 'The policy editor of the API (All operations): the cors element first in inbound',
  documentation: 'https://learn.microsoft.com/azure/api-management/cors-policy',
  detect: (exchange) => findHost(exchange, ['.azure-api.net']),
  refuse: refuseUnless({ origin: isLiteral }),
  write: (policy) =>
    lines(
      '<policies>',
      '  <inbound>',
      '    <!-- First: above base, validate-jwt and the like. Origins exactly as the browser sends them. -->',
      `    <cors allow-credentials="${policy.credentials}" terminate-unmatched-request="false">`,
      ...list('allowed-origins', '', 'origin', policy.origins),
      ...list(
        'allowed-methods',
        ` preflight-result-max-age="${policy.maxAge}"`,
        'method',
        comparedMethods(policy),
      ),
      ...(policy.allowHeaders.length === 0
        ? ['      <!-- Needs no permission: the list must not be empty -->']
        : []),
      ...list('allowed-headers', '', 'header', namedHeaders(policy)),
      ...list('expose-headers', '', 'header', policy.exposeHeaders),
      '    </cors>',
      '    <base />',
      '  </inbound>',
      '  <backend>',
      '    <base />',
      '  </backend>',
      '  <outbound>',
      '    <base />',
      '    <set-header name="Vary" exists-action="append">',
      '      <value>Origin</value>',
      '    </set-header>',
      '  </outbound>',
      '  <on-error>',
      '    <base />',
      '  </on-error>',
      '</policies>',
    ),
  notes: [
    {
      when: ['preflight-without-headers'],
      text: 'API Management answers an empty 200 to a preflight whose origin, method or headers do not match. It compares exactly: no slash at the end.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'preflight-not-found'],
      text: 'A preflight carries neither a subscription key nor a version in a header. On a product, `cors` needs the key in the query; on an API that tells its versions by a header, it does not work: set it on all APIs.',
    },
    {
      when: [
        'preflight-unauthorized',
        'preflight-not-found',
        'preflight-method-not-allowed',
        'preflight-server-error',
      ],
      text: 'An operation `OPTIONS` of the API takes the preflight away from `cors`, and passes it to the service behind: delete it.',
    },
    {
      when: ['duplicated-header'],
      text: 'The service behind it sends the headers as well: delete them in `outbound` (`set-header` with `exists-action="delete"`).',
    },
    {
      when: ['always'],
      text: 'One `cors` element counts: the one of a wider scope runs through `base`.',
    },
  ],
};
