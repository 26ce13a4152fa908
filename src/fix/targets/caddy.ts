import type { Exchange } from '../../exchange/exchange.ts';
import { refuseUnless } from '../policy/expressible.ts';
import { findFingerprint } from '../detect/fingerprint.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { caddyString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';
import { traitsOf } from '../detect/traits.ts';

/** Caddy expands placeholders in braces, and takes a `*` in a matcher for a pattern. */
const isLiteral = (origin: string): boolean => !/[{}*\\]/.test(origin);

const setList = (name: string, items: readonly string[]): Line =>
  lineIf(items.length > 0, `\t${name} ${caddyString(items.join(', '))}`);

const sendsItself = (policy: Policy, exchange: Exchange | null): boolean =>
  exchange !== null && traitsOf(exchange, policy).has('header-sent');

const common = (policy: Policy, deferred: boolean): readonly Line[] => [
  'header @cors_origin {',
  '\tAccess-Control-Allow-Origin {http.request.header.Origin}',
  lineIf(policy.credentials, '\tAccess-Control-Allow-Credentials true'),
  setList('Access-Control-Expose-Headers', policy.exposeHeaders),
  lineIf(deferred, '\tdefer # replaces what the application sends for itself: browsers refuse two'),
  '}',
];

const preflight = (policy: Policy): readonly Line[] => [
  '@cors_preflight {',
  '\tmethod OPTIONS',
  '\theader_regexp Access-Control-Request-Method .',
  '}',
  'handle @cors_preflight {',
  ...[
    setList('Access-Control-Allow-Methods', policy.methods),
    setList('Access-Control-Allow-Headers', policy.allowHeaders),
  ].map((line) => (line === null ? null : line.replace('\t', '\theader '))),
  `\theader Access-Control-Max-Age ${policy.maxAge}`,
  '\trespond 204',
  '}',
];

/** Caddy 2. */
export const caddy: Target = {
  id: 'caddy',
  name: 'Caddy',
  variantOf: null,
  layer: 'proxy',
  language: 'caddyfile',
  place: 'Caddyfile: inside the block of the site. Then caddy reload',
  documentation: 'https://caddyserver.com/docs/caddyfile/directives/header',
  detect: (exchange) =>
    findFingerprint(exchange, [
      { header: 'server', starts: 'caddy', confidence: 'certain' },
      { header: 'via', includes: 'caddy', confidence: 'certain' },
    ]),
  refuse: refuseUnless({ origin: isLiteral }),
  write: (policy, exchange) =>
    lines(
      '# The origins exactly as the browser sends them, one line per environment; any other gets no header.',
      '@cors_origin {',
      ...policy.origins.map((origin) => `\theader Origin ${caddyString(origin)}`),
      '}',
      'header +Vary Origin',
      ...common(policy, sendsItself(policy, exchange)),
      '',
      '# The preflight, answered before the application: basic_auth and forward_auth would come first',
      '# (put them, with reverse_proxy, into a handle { } of their own below)',
      ...preflight(policy),
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: 'Caddy runs `basic_auth` and `forward_auth` before `handle`: put them, with `reverse_proxy`, into a `handle { … }` of their own below, where they do not see the preflight. Or leave `OPTIONS` out: `@asked not method OPTIONS`, then `basic_auth @asked { … }`.',
    },
    {
      when: ['gateway-error', 'failure-without-headers'],
      text: 'An error that Caddy makes itself (502) loses headers with `defer`: repeat the `header` block without it in `handle_errors`.',
    },
    {
      when: ['preflight-redirected'],
      text: 'Caddy redirects `http` to `https` by itself, and browsers follow no redirect of a preflight: have the page ask the `https` address.',
    },
    {
      when: ['duplicated-header', 'header-sent'],
      text: 'The application sends the headers as well. `defer` replaces them for the origins listed; `header_down -Access-Control-Allow-Origin` in `reverse_proxy` takes them away for all others. Or leave CORS to the application.',
    },
  ],
};
