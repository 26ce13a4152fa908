import type { Exchange } from '../../exchange/exchange.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import { inLines } from '../write/lists.ts';
import type { Policy } from '../policy/policy.ts';
import { NGINX_DOLLAR, nginxLiteral, nginxString } from '../write/quote.ts';
import type { Target } from '../target.ts';
import { traitsOf } from '../detect/traits.ts';

const addHeader = (name: string, value: string): string => `add_header ${name} ${value} always;`;

/**
 * nginx reads its configuration through a buffer of 4,096 bytes, which a parameter has to fit: measured on 1.22. A `$` becomes a variable of
 * fourteen characters, so that a list of nothing else fits as well.
 */
const LONGEST_LIST = 3_500;

const escapedLength = (text: string): number => nginxString(text).length;

/** A list in as many lines as it needs. */
const addList = (name: string, items: readonly string[]): readonly Line[] => {
  const longest = Math.max(1, ...items.map((item) => escapedLength(item) / item.length));
  return inLines(items, LONGEST_LIST / longest).map((group) =>
    addHeader(name, nginxString(group.join(', '))),
  );
};

/** Header names may hold `$`, which only a variable can stand for. */
const usesDollar = ({ methods, allowHeaders, exposeHeaders }: Policy): boolean =>
  [...methods, ...allowHeaders, ...exposeHeaders].some((text) => text.includes('$'));

/**
 * A longer key does not fit a bucket of nginx's hash table (64 bytes on 64-bit machines, `map_hash_bucket_size`), and nginx would not
 * start: measured on 1.22.
 */
const LONGEST_KEY = 46;

/** The key of a `map`: the origin itself, or where that is too long, a regular expression that matches it literally. */
const mapKey = (origin: string): string =>
  nginxLiteral(origin.length > LONGEST_KEY ? String.raw`~^\Q${origin}\E$` : origin);

const httpBlock = (policy: Policy): readonly Line[] => [
  '# 1. In the http block, outside of server { }: in a file of conf.d or sites-enabled, at its top',
  '# The origins exactly as the browser sends them, one line per environment; any other gets no header.',
  'map $http_origin $cors_origin {',
  '    default "";',
  ...policy.origins.map((origin) => `    ${mapKey(origin)} $http_origin;`),
  '}',
  ...(policy.credentials
    ? ['map $cors_origin $cors_credentials {', '    default "true";', '    "" "";', '}']
    : []),
  lineIf(usesDollar(policy), `geo $${NGINX_DOLLAR} { default "$"; }`),
];

/** What every answer carries. `always`: on errors too. nginx leaves out a header whose value is empty. */
const common = (policy: Policy): readonly Line[] => [
  addHeader('Access-Control-Allow-Origin', '$cors_origin'),
  lineIf(policy.credentials, addHeader('Access-Control-Allow-Credentials', '$cors_credentials')),
  ...addList('Access-Control-Expose-Headers', policy.exposeHeaders),
  addHeader('Vary', 'Origin'),
];

const preflight = (policy: Policy): readonly Line[] => [
  '# The preflight. An if block with an add_header of its own inherits none, so they stand here again.',
  'if ($request_method = OPTIONS) {',
  ...[
    addHeader('Access-Control-Allow-Origin', '$cors_origin'),
    lineIf(policy.credentials, addHeader('Access-Control-Allow-Credentials', '$cors_credentials')),
    ...addList('Access-Control-Allow-Methods', policy.methods),
    ...addList('Access-Control-Allow-Headers', policy.allowHeaders),
    addHeader('Access-Control-Max-Age', String(policy.maxAge)),
    addHeader('Vary', 'Origin'),
    'return 204;',
  ].map((line) => (line === null ? null : `    ${line}`)),
  '}',
];

/** The application behind nginx adds headers as well: nginx has to hide those. */
const hidden = (policy: Policy, exchange: Exchange | null): readonly Line[] =>
  exchange !== null && traitsOf(exchange, policy).has('header-sent')
    ? [
        '# The application behind nginx sends these as well; browsers refuse two.',
        '# Beside fastcgi_pass this is fastcgi_hide_header, beside uwsgi_pass uwsgi_hide_header.',
        'proxy_hide_header Access-Control-Allow-Origin;',
        'proxy_hide_header Access-Control-Allow-Credentials;',
      ]
    : [];

/** nginx 1.7.5 and later, and OpenResty. */
export const nginx: Target = {
  id: 'nginx',
  name: 'nginx / OpenResty',
  variantOf: null,
  layer: 'proxy',
  language: 'nginx',
  place:
    'nginx.conf: part 1 in the http block, part 2 in the location that serves the API. Then nginx -t && nginx -s reload',
  documentation: 'https://nginx.org/en/docs/http/ngx_http_headers_module.html',
  log: '"$http_origin" and "$sent_http_access_control_allow_origin" in a log_format show what was asked and answered.',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'nginx', confidence: 'certain' },
      { header: 'server', starts: 'openresty', confidence: 'certain' },
    ]),
  write: (policy, exchange) =>
    lines(
      ...httpBlock(policy),
      '',
      '# 2. In the location that serves the API, above its proxy_pass, root or try_files',
      ...hidden(policy, exchange),
      ...common(policy),
      ...preflight(policy),
    ),
  notes: [
    {
      when: ['always'],
      text: 'A `location` inherits the `add_header` lines of its `server` only while it has none itself. If yours relied on them, repeat them here. Where `add_header_inherit merge` is set (1.29.3 and later), take the lines that stand twice out of the `if` block.',
    },
    {
      when: ['duplicated-header'],
      text: '`Access-Control-Allow-Origin` arrived twice: nginx and the application both add it. Either leave it to the application, or hide what the application sends with `proxy_hide_header` (PHP behind `fastcgi_pass`: `fastcgi_hide_header`).',
    },
    {
      when: ['preflight-not-found', 'preflight-method-not-allowed'],
      text: 'nginx answers `OPTIONS` for files with 405, and with 404 where no `location` matches. The `if` block answers before that, in the location that matches the address the page asks.',
    },
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: '`return` runs before `auth_basic` and `auth_request`, so the `if` block answers the preflight without asking who it is. If the 401 comes from the application, it no longer sees preflights either.',
    },
    {
      when: ['preflight-redirected'],
      text: 'A `return 301` or `rewrite` of the server block runs before the location. Browsers do not follow a redirect of a preflight: have the page ask the final address.',
    },
    {
      when: ['gateway-error', 'too-large', 'failure-without-headers'],
      text: '`error_page` moves an error to another location, which needs the `add_header … always` lines too.',
    },
    {
      when: ['method-not-upper-case'],
      text: 'nginx answers 400 to a method that is not in upper case. Have the page send it in upper case.',
    },
  ],
};
