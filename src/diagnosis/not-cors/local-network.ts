import { addressSpaceOf, isTrustworthy } from '../../cors/address-space.ts';
import { getHeader } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, type SerializedOrigin } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { Blocking } from '../diagnosis.ts';
import { NETWORK_ACCESS_ERROR } from './failure.ts';
import type { LogContext } from '../log/log-context.ts';

/** The first Chrome that asks before a page may reach the local network. */
const FIRST_WITH_PROMPT = 142;

/** The first Chrome that keeps insecure public pages from it. */
const FIRST_AGAINST_INSECURE_PAGES = 94;

/** The first Chrome without the names of Private Network Access; one version more or less is not known. */
const FIRST_WITH_NAMES_OF_TODAY = 146;

/** The first Chrome that has both names for a denied permission. */
const FIRST_WITH_LOCAL_NETWORK = 136;

/** The name of then, and the name of today. */
const PERMISSION_DENIED = [
  'PrivateNetworkAccessPermissionDenied',
  'LocalNetworkAccessPermissionDenied',
] as const;
const INSECURE = ['InsecurePrivateNetwork', 'InsecureLocalNetwork'] as const;

/**
 * The Local Network Access check, which happens on the connection and so leaves neither a status nor a header. Told from a blocked answer
 * out of the cache by the addresses: a public page, a private target. On preflights Chromium names it.
 * https://wicg.github.io/local-network-access/
 */
export function localNetworkBlocking(exchange: Exchange, context: LogContext): Blocking | null {
  const index = exchange.hops.length - 1;
  const hop = exchange.hops[index];
  if (hop === undefined || exchange.browser.engine !== 'chromium') return null;
  // Then the answer to that preflight decides.
  if (exchange.hops.some(asksForPrivateNetwork)) return null;
  const named = exchange.hops.some(({ error }) => NETWORK_ACCESS_ERROR.test(error));
  return named || looksDenied(exchange, hop, context) ? denial(exchange) : null;
}

/** Whether it is a preflight of Private Network Access: no page can set this header on one. */
export const asksForPrivateNetwork = ({ kind, requestHeaders }: Hop): boolean =>
  kind === 'preflight' && getHeader(requestHeaders, 'access-control-request-private-network') === 'true';

/**
 * A preflight that asked for a private network passed, and the request was not sent: a secure page that asks over http needed a permission
 * as well. https://wicg.github.io/private-network-access/
 */
export function privateNetworkDenial(exchange: Exchange): Blocking | null {
  const [preflight, request] = exchange.hops.slice(-2);
  if (preflight === undefined || !asksForPrivateNetwork(preflight) || request?.status !== 0) return null;
  const mixed = /^https:/i.test(exchange.origin ?? '') && /^http:/i.test(request.url);
  return mixed && preflight.status !== 0 ? denial(exchange) : null;
}

function denial({ origin, browser }: Exchange): Blocking {
  const version = browser.version ?? FIRST_WITH_NAMES_OF_TODAY;
  const secure = origin !== null && isTrustworthy(origin);
  const since = secure ? FIRST_WITH_LOCAL_NETWORK : FIRST_WITH_NAMES_OF_TODAY;
  const names = secure ? PERMISSION_DENIED : INSECURE;
  return { phase: 'request', corsError: names[version < since ? 0 : 1], failedParameter: '', hop: null };
}

function looksDenied(exchange: Exchange, hop: Hop, { places, earlierAnswer }: LogContext): boolean {
  const { browser, origin, hops } = exchange;
  if (hop.error !== 'net::ERR_FAILED' || hop.status !== 0 || hops.some((each) => each.kind === 'preflight'))
    return false;
  // Another scheme is refused before a connection is made.
  if (!/^https?:/i.test(hop.url)) return false;
  // Nothing tells where an opaque origin's document came from.
  if (origin === null || origin === OPAQUE_ORIGIN) return false;
  const first = isTrustworthy(origin) ? FIRST_WITH_PROMPT : FIRST_AGAINST_INSECURE_PAGES;
  if (browser.version !== null && browser.version < first) return false;
  // An earlier request like this was answered: the browser's cache withholds what it kept of that answer.
  if (earlierAnswer(hop) !== null) return false;
  if (places.wasDenied(exchange)) return true;
  const target = places.spaceOf(hop.url);
  return target !== null && target !== 'public' && isPublic(origin, hop, places);
}

/**
 * A name that only a resolver could place is taken to be public. Where both are names that the log has to place, both must be placed by it:
 * a developer's own names all lead to one machine.
 */
function isPublic(origin: SerializedOrigin, hop: Hop, places: LogContext['places']): boolean {
  if (places.isPublicPage(origin)) return true;
  const space = addressSpaceOf(hop.url) === null ? places.spaceOf(origin) : addressSpaceOf(origin);
  return space === null || space === 'public';
}
