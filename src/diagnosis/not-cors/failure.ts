import { isTrustworthy } from '../../cors/address-space.ts';
import type { Engine } from '../../cors/engine.ts';
import { parseUrl } from '../../cors/origin.ts';
import { MAX_REDIRECTS } from '../../cors/redirect.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { NetworkFailure } from '../diagnosis.ts';
import { isRefusedForItsType } from '../refused-type.ts';

/** Names of net/base/net_error_list.h without `net::ERR_`, and what they mean to people. */
const KINDS: readonly (readonly [RegExp, NetworkFailure['kind']])[] = [
  [/^(?:CONNECTION_REFUSED|ADDRESS_UNREACHABLE)$/, 'refused'],
  [/^(?:NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_TIMED_OUT)$/, 'dns'],
  [/^(?:CONNECTION_)?TIMED_OUT$/, 'timeout'],
  [/^(?:CONNECTION_(?:RESET|CLOSED|ABORTED)|SOCKET_NOT_CONNECTED)$/, 'reset'],
  [/^EMPTY_RESPONSE$/, 'empty-response'],
  [/^(?:INTERNET_DISCONNECTED|NETWORK_CHANGED)$/, 'offline'],
  [/^ABORTED$/, 'aborted'],
  [/^BLOCKED_BY_CLIENT$/, 'blocked-by-extension'],
  [/^BLOCKED_BY_CSP$/, 'blocked-by-csp'],
  [/^BLOCKED_BY_ORB$/, 'blocked-by-orb'],
  [/^BLOCKED_BY_RESPONSE/, 'blocked-by-response-policy'],
  [/^TOO_MANY_REDIRECTS$/, 'too-many-redirects'],
  [/^(?:UNSAFE|INVALID)_REDIRECT$/, 'unsafe-redirect'],
  // The last is what Chromium called a certificate that it does not trust, until 2017.
  [/^(?:(?:BAD_)?SSL_|CERT_|INSECURE_RESPONSE$)/, 'tls'],
];

function kindOf(error: string): NetworkFailure['kind'] {
  const name = error.replace('net::ERR_', '');
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
}

/** Chromium's errors that a failed CORS check leaves: they say nothing by themselves. The third is that of an old preflight. */
const CORS_CHECK_ERRORS = new Set([
  '',
  'net::ERR_FAILED',
  'net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS',
]);

/** On a preflight the redirect itself is what is wrong; on a request its `Location` cannot be parsed, which is no matter of CORS. */
const isLeftByCheck = ({ kind, error }: Hop): boolean =>
  CORS_CHECK_ERRORS.has(error) || (kind === 'preflight' && error === 'net::ERR_INVALID_REDIRECT');

/** What Chromium calls a Local Network Access denial where it does not tell it as a CORS error; Chrome called it private until 2025. */
export const NETWORK_ACCESS_ERROR = /_(?:LOCAL|PRIVATE)_NETWORK_ACCESS_CHECKS$/;

/** The failure that the browser itself names, which no CORS check explains; null when it names none. */
export function namedFailure(exchange: Exchange): NetworkFailure | null {
  for (const [index, hop] of exchange.hops.entries()) {
    if (isLeftByCheck(hop) || isUnreadSuccess(hop)) continue;
    return {
      kind: isRefusedByPage(hop) ? refusal(exchange, hop) : kindOf(hop.error),
      error: hop.error,
      hop: index,
    };
  }
  return redirectRefusedUnread(exchange) ?? typeRefusedByFirefox(exchange);
}

/**
 * Schemes whose `Location` a browser refuses before it looks at any CORS header; others it refuses after that. Measured in Firefox 153 and
 * WebKit 2.50.
 */
const REFUSED_UNREAD: Readonly<Record<Engine, ReadonlySet<string | undefined>>> = {
  chromium: new Set(),
  // What cannot be parsed has no scheme.
  firefox: new Set([undefined, 'data:', 'file:', 'blob:']),
  webkit: new Set(['ftp:']),
};

/** Firefox names no error, and a proxy never does. */
function redirectRefusedUnread({ browser, hops }: Exchange): NetworkFailure | null {
  const last = hops.at(-1);
  if (browser.engine === 'chromium' || last === undefined || last.kind !== 'redirect') return null;
  const hop = hops.length - 1;
  if (REFUSED_UNREAD[browser.engine].has(parseUrl(last.redirectUrl)?.protocol))
    return { kind: 'unsafe-redirect', error: '', hop };
  const redirects = hops.filter(({ kind }) => kind === 'redirect').length;
  return redirects > MAX_REDIRECTS ? { kind: 'too-many-redirects', error: '', hop } : null;
}

/** Firefox looks at the type of a script or stylesheet before it looks at any CORS header, and names no error. */
function typeRefusedByFirefox({ browser, hops }: Exchange): NetworkFailure | null {
  const last = hops.at(-1);
  if (browser.engine !== 'firefox' || last === undefined || !isRefusedForItsType(last)) return null;
  return { kind: 'wrong-type', error: '', hop: hops.length - 1 };
}

/** Chromium's page refuses a redirect by itself: to another origin in the mode `same-origin`, to http from a page over https, or with a user name in its `Location`. */
const isRefusedByPage = ({ kind, error }: Hop): boolean =>
  kind === 'redirect' && error === 'net::ERR_ABORTED';

function refusal({ mode, origin }: Exchange, { redirectUrl }: Hop): NetworkFailure['kind'] {
  if (mode === 'same-origin') return 'redirect-mode';
  return isInsecure(origin, redirectUrl) ? 'mixed-content' : 'unsafe-redirect';
}

/** ERR_ABORTED with a status is a success whose body the page never read, unless it is a redirect, which the page refused. */
const isUnreadSuccess = (hop: Hop): boolean =>
  hop.error === 'net::ERR_ABORTED' && hop.status !== 0 && hop.kind !== 'redirect';

/** The name for a failure that neither the browser nor any CORS check explains. */
export function unnamedFailure(exchange: Exchange): NetworkFailure {
  const index = Math.max(0, exchange.hops.length - 1);
  const hop = exchange.hops[index];
  const error = hop?.error ?? '';
  if (hop === undefined) return { kind: 'other', error, hop: index };
  if (isMixedContent(exchange, hop)) return { kind: 'mixed-content', error, hop: index };
  // `redirect: 'error'`: the redirect itself passed its CORS check.
  if (hop.kind === 'redirect')
    return { kind: leadsToHttp(hop) ? 'redirect-mode' : 'unsafe-redirect', error, hop: index };
  return { kind: 'other', error, hop: index };
}

/** https://w3c.github.io/webappsec-mixed-content/: the browser gives no error, so that the schemes have to tell. */
const isMixedContent = ({ origin }: Exchange, hop: Hop): boolean =>
  hop.status === 0 && isInsecure(origin, hop.url);

const isInsecure = (page: string | null, url: string): boolean =>
  (page?.startsWith('https:') ?? false) && parseUrl(url)?.protocol === 'http:' && !isTrustworthy(url);

/** Whether Firefox or WebKit refuses the last redirect although that passed its CORS check: it leads to something that is not fetched. */
export const isRefusedAfterCheck = ({ browser, hops }: Exchange): boolean => {
  const last = hops.at(-1);
  return browser.engine !== 'chromium' && last?.kind === 'redirect' && !leadsToHttp(last);
};

const leadsToHttp = ({ redirectUrl }: Hop): boolean => {
  const protocol = parseUrl(redirectUrl)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
};
