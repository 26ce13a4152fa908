import { detectHaproxy } from '../detect/detect-habits.ts';
import { lineIf, lines, type Line } from '../write/lines.ts';
import type { Policy } from '../policy/policy.ts';
import { refuse, type Refusal } from '../policy/refusal.ts';
import { haproxyFormat, haproxyString } from '../write/quote-server.ts';
import type { Target } from '../target.ts';

const hdr = (name: string, items: readonly string[]): string =>
  items.length > 0 ? ` hdr ${name} ${haproxyFormat(items.join(', '))}` : '';

const answer = (policy: Policy): string =>
  'http-request return status 204' +
  hdr('Access-Control-Allow-Methods', policy.methods) +
  hdr('Access-Control-Allow-Headers', policy.allowHeaders) +
  ` hdr Access-Control-Max-Age ${policy.maxAge} if cors_preflight`;

const exposed = ({ exposeHeaders }: Policy): Line =>
  lineIf(
    exposeHeaders.length > 0,
    `http-after-response set-header Access-Control-Expose-Headers ${haproxyFormat(exposeHeaders.join(', '))} if cors_origin`,
  );

/**
 * An answer of HAProxy's own has to fit its buffer (`tune.bufsize`, 16,384 bytes, less what it keeps for rewriting); else it answers 500:
 * measured on 2.6.
 */
const LONGEST_ANSWER = 14_000;

function refuseLength({ methods, allowHeaders, exposeHeaders }: Policy): Refusal | null {
  const bytes = [...methods, ...allowHeaders, ...exposeHeaders].reduce(
    (sum, item) => sum + item.length + 2,
    0,
  );
  return bytes > LONGEST_ANSWER ? refuse('lists-too-long', `${bytes} bytes`) : null;
}

/** HAProxy 2.2 and later. `http-after-response` runs for answers that HAProxy makes itself, too. */
export const haproxy: Target = {
  id: 'haproxy',
  name: 'HAProxy',
  variantOf: null,
  layer: 'proxy',
  language: 'haproxy',
  place:
    'haproxy.cfg: in the frontend (or listen) section, above its other http-request lines. Then haproxy -c -f haproxy.cfg and reload',
  documentation: 'https://www.haproxy.com/documentation/haproxy-configuration-tutorials/security/cors/',
  log: 'http-request capture req.hdr(Origin) len 128 puts the origin into the log.',
  detect: detectHaproxy,
  refuse: refuseLength,
  write: (policy) =>
    lines(
      'http-request set-var(txn.origin) req.fhdr(Origin)',
      '# The origins exactly as the browser sends them, one line per environment; any other gets no header.',
      ...policy.origins.map((origin) => `acl cors_origin var(txn.origin) -m str -- ${haproxyString(origin)}`),
      '',
      '# The preflight, answered before authentication and the servers',
      'http-request set-var(txn.preflight) bool(true) if METH_OPTIONS { req.hdr(Access-Control-Request-Method) -m found }',
      'acl cors_preflight var(txn.preflight) -m bool',
      answer(policy),
      '',
      '# Every answer, errors too. The servers may send these for themselves; browsers refuse two.',
      'http-after-response del-header Access-Control-Allow-Origin',
      lineIf(policy.credentials, 'http-after-response del-header Access-Control-Allow-Credentials'),
      'http-after-response set-header Access-Control-Allow-Origin %[var(txn.origin)] if cors_origin',
      lineIf(
        policy.credentials,
        'http-after-response set-header Access-Control-Allow-Credentials true if cors_origin',
      ),
      exposed(policy),
      'http-after-response add-header Vary Origin',
    ),
  notes: [
    {
      when: ['preflight-unauthorized', 'preflight-forbidden'],
      text: '`http-request` lines run in their order: this belongs above `http-request auth` and `http-request deny`.',
    },
    {
      when: ['gateway-error', 'failure-without-headers'],
      text: '`http-response` does not run for errors that HAProxy makes itself (502, 503, 504). `http-after-response` does.',
    },
    {
      when: ['preflight-redirected'],
      text: '`http-request redirect` above this answers first. Browsers do not follow a redirect of a preflight: have the page ask the final address.',
    },
  ],
};
