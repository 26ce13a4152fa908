import { hasNoStar, refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { lines, type Line } from '../write/lines.ts';
import { comparedMethods } from '../methods.ts';
import type { Policy } from '../policy/policy.ts';
import { xmlText } from '../write/quote-data.ts';
import type { Target } from '../target.ts';

const INDENT = '        ';

const element = (
  name: string,
  attributes: string,
  items: readonly string[],
  attribute: string,
): readonly Line[] =>
  items.length === 0 && attributes === ''
    ? []
    : [
        `${INDENT}<${name}${attributes}>`,
        ...items.map((item) => `${INDENT}  <add ${attribute}="${xmlText(item)}" />`),
        `${INDENT}</${name}>`,
      ];

const forOrigin = (policy: Policy, origin: string): readonly Line[] => [
  `      <add origin="${xmlText(origin)}" allowCredentials="${policy.credentials}" maxAge="${policy.maxAge}">`,
  ...element('allowHeaders', ' allowAllRequestedHeaders="false"', policy.allowHeaders, 'header'),
  ...element('allowMethods', '', comparedMethods(policy), 'method'),
  ...element('exposeHeaders', '', policy.exposeHeaders, 'header'),
  '      </add>',
];

/** IIS 7.5 and later with the CORS module. A `*` within an origin would be a pattern. */
export const iis: Target = {
  id: 'iis',
  name: 'IIS / web.config',
  variantOf: null,
  layer: 'proxy',
  language: 'xml',
  place:
    'web.config of the site: <cors> goes into the <system.webServer> that stands there. Install the IIS CORS module before',
  documentation: 'https://learn.microsoft.com/iis/extensions/cors-module/cors-module-configuration-reference',
  detect: (exchange) =>
    findFingerprint(exchange, [{ header: 'server', starts: 'microsoft-iis', confidence: 'likely' }]),
  refuse: refuseUnless({ origin: hasNoStar }),
  write: (policy) =>
    lines(
      '<?xml version="1.0" encoding="utf-8"?>',
      '<configuration>',
      '  <system.webServer>',
      '    <!-- The origins exactly as the browser sends them: one per environment. -->',
      '    <cors enabled="true" failUnlistedOrigins="false">',
      ...policy.origins.flatMap((origin) => forOrigin(policy, origin)),
      '    </cors>',
      '  </system.webServer>',
      '</configuration>',
    ),
  notes: [
    {
      when: ['always'],
      text: 'A 500.19 for every address means that the module is not installed: it is no part of Windows, `IIS CORS Module` on iis.net is the download.',
    },
    {
      when: ['duplicated-header', 'wildcard-sent'],
      text: 'Remove `Access-Control-Allow-Origin` from `customHeaders`: it is added beside the module, and answers no preflight.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'The module answers preflights before Windows authentication. A 401 means that it is not installed for this site.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'Request filtering or WebDAV refuses the method: remove `WebDAVModule`, and allow the verb in `requestFiltering`.',
    },
    {
      when: ['gateway-error', 'server-error'],
      text: 'Start-up errors of the application (500.30, 502.5) never reach it: look at the event log.',
    },
  ],
};
