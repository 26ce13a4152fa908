import { refuseUnless } from '../policy/expressible.ts';
import { findFingerprint, type Found } from '../detect/fingerprint.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { maySendItself } from '../detect/traits.ts';
import type { Policy } from '../policy/policy.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { apacheHeaderValue, apachePattern } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

/** Apache expands `${NAME}` everywhere, and nothing escapes it. */
const holdsNoVariable = (origin: string): boolean => !origin.includes('${');

/** `Server: Apache-Coyote` is Tomcat. */
function detectApache(exchange: Exchange): Found | null {
  const found = findFingerprint(exchange, [{ header: 'server', starts: 'apache', confidence: 'certain' }]);
  return found?.evidence.toLowerCase().includes('coyote') === true ? null : found;
}

const setList = (name: string, items: readonly string[], variable: string): Line =>
  lineIf(
    items.length > 0,
    `Header always set ${name} ${apacheHeaderValue(items.join(', '))} env=${variable}`,
  );

/** What a proxied application sends stands in one table, what CGI and PHP-FPM send in the other, which `always` means. */
const withdraw = (name: string): readonly Line[] => [`Header unset ${name}`, `Header always unset ${name}`];

const withdrawn = (policy: Policy): readonly Line[] => [
  '# What the application sends for itself; browsers refuse two.',
  ...withdraw('Access-Control-Allow-Origin'),
  ...(policy.credentials ? withdraw('Access-Control-Allow-Credentials') : []),
];

/** Apache 2.4. `always` covers errors. */
export const apache: Target = {
  id: 'apache',
  name: 'Apache httpd / .htaccess',
  variantOf: null,
  layer: 'proxy',
  language: 'apache',
  place:
    'The <VirtualHost> of the API, or .htaccess in its directory. Modules: a2enmod headers setenvif rewrite',
  documentation: 'https://httpd.apache.org/docs/2.4/mod/mod_headers.html',
  log: '%{Origin}i and %{Access-Control-Allow-Origin}o in a LogFormat show what was asked and answered.',
  detect: detectApache,
  refuse: refuseUnless({ origin: holdsNoVariable }),
  write: (policy, exchange) =>
    lines(
      '# The origins exactly as the browser sends them (between \\Q and \\E, which take them literally), one line per environment;',
      '# any other gets no header.',
      ...policy.origins.map((origin) => `SetEnvIf Origin ${apachePattern(origin)} CORS_ORIGIN=$0`),
      'SetEnvIf Access-Control-Request-Method "." CORS_PREFLIGHT',
      '',
      ...(maySendItself(exchange, policy) ? withdrawn(policy) : []),
      '# always: on errors too',
      'Header always set Access-Control-Allow-Origin "%{CORS_ORIGIN}e" env=CORS_ORIGIN',
      lineIf(policy.credentials, 'Header always set Access-Control-Allow-Credentials "true" env=CORS_ORIGIN'),
      setList('Access-Control-Expose-Headers', policy.exposeHeaders, 'CORS_ORIGIN'),
      'Header always merge Vary "Origin"',
      setList('Access-Control-Allow-Methods', policy.methods, 'CORS_PREFLIGHT'),
      setList('Access-Control-Allow-Headers', policy.allowHeaders, 'CORS_PREFLIGHT'),
      `Header always set Access-Control-Max-Age "${policy.maxAge}" env=CORS_PREFLIGHT`,
      '',
      '# Answers the preflight before the application and, in a <VirtualHost>, before authentication.',
      'RewriteEngine On',
      'RewriteCond %{REQUEST_METHOD} =OPTIONS',
      'RewriteCond %{ENV:CORS_PREFLIGHT} =1',
      'RewriteRule ^ - [R=204,L]',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'In `.htaccess` and `<Directory>`, authentication comes before rewriting: put this into the `<VirtualHost>`, or let `OPTIONS` pass with `<LimitExcept OPTIONS>` around `Require`.',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed', 'preflight-without-headers'],
      text: 'Put the rewrite rules above others. In a `<VirtualHost>` they do not reach a `.htaccess` that has rules of its own, nor the other way round.',
    },
    {
      when: ['server-error'],
      text: 'A 500 for everything means that a module is missing: `a2enmod headers setenvif rewrite`, then restart. `.htaccess` also needs `AllowOverride FileInfo`.',
    },
    {
      when: ['duplicated-header'],
      text: '`Header set` and `Header always set` write into two tables, and both are sent. Remove other lines for `Access-Control-Allow-Origin`.',
    },
    {
      when: ['preflight-redirected'],
      text: 'A `Redirect` or `RewriteRule` above answers first. Browsers do not follow a redirect of a preflight: have the page ask the final address.',
    },
  ],
};
