import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { lighttpdString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

const header = (indent: string, name: string, value: string): string =>
  `${indent}"${name}" => ${lighttpdString(value)},`;

const listed = (indent: string, name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, header(indent, name, items.join(', ')));

const forOrigin = (policy: Policy, origin: string): readonly Line[] => [
  `$REQUEST_HEADER["Origin"] == ${lighttpdString(origin)} {`,
  '  setenv.set-response-header = (',
  header('    ', 'Access-Control-Allow-Origin', origin),
  lineIf(policy.credentials, header('    ', 'Access-Control-Allow-Credentials', 'true')),
  listed('    ', 'Access-Control-Expose-Headers', policy.exposeHeaders),
  '  )',
  '  # The preflight, answered with 204 before anything else sees it',
  '  $HTTP["request-method"] == "OPTIONS" {',
  '    $REQUEST_HEADER["Access-Control-Request-Method"] != "" {',
  '      setenv.set-response-header += (',
  listed('        ', 'Access-Control-Allow-Methods', policy.methods),
  listed('        ', 'Access-Control-Allow-Headers', policy.allowHeaders),
  header('        ', 'Access-Control-Max-Age', String(policy.maxAge)),
  '      )',
  '      url.redirect = ( "" => "${url.path}" )',
  '      url.redirect-code = 204',
  '    }',
  '  }',
  '}',
];

/** lighttpd 1.4.50 and later. A redirect with status 204 is its way to answer at once; browsers go nowhere at a 204. */
export const lighttpd: Target = {
  id: 'lighttpd',
  name: 'lighttpd',
  variantOf: 'raw-headers',
  layer: 'proxy',
  language: 'lighttpd',
  place: 'lighttpd.conf: below `server.modules`, outside every block',
  documentation: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ModSetEnv',
  detect: () => null,
  write: (policy) =>
    lines(
      '# server.modules names "mod_setenv" and "mod_redirect" first, before "mod_auth" and what answers requests.',
      'setenv.add-response-header = ( "Vary" => "Origin" )',
      '# What applications behind lighttpd say themselves goes: browsers refuse two.',
      'setenv.set-response-header = ( "Access-Control-Allow-Origin" => "" )',
      '',
      '# The origins exactly as the browser sends them: a block for each environment.',
      ...policy.origins.flatMap((origin) => forOrigin(policy, origin)),
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden', 'preflight-without-headers'],
      text: 'Modules act in the order of `server.modules`: `mod_setenv`, then `mod_redirect`, then `mod_auth`. In another order the preflight is asked for a password, which it never has, or gets a 204 without headers.',
    },
    {
      when: ['error-without-headers', 'response-unauthorized'],
      text: 'A 401 of `mod_auth` has these headers only if `mod_setenv` stands before it in `server.modules`.',
    },
    {
      when: ['preflight-redirected'],
      text: 'Of several `url.redirect` that apply, the last in the file counts: this belongs below the redirect to `https`.',
    },
    {
      when: ['duplicated-header', 'header-sent'],
      text: 'Another `setenv.set-response-header` or `add-response-header` in a block that applies replaces this one whole: merge the two, or write `+=` there.',
    },
  ],
};
