import { type AddressSpace, addressSpaceOf, isTrustworthy } from '../cors/address-space.ts';
import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Blocking } from './diagnosis.ts';
import { LOCAL_NETWORK_ACCESS_ERROR } from './failure.ts';

/** The first Chrome that asks before a page may reach the local network. */
const FIRST_WITH_PROMPT = 142;

/**
 * The Local Network Access check, which happens on the connection and so leaves neither a status nor a header. Told from a blocked answer
 * out of the cache by the addresses: a public page, a private target. Preflights are checked the same way.
 * https://wicg.github.io/local-network-access/
 */
export function localNetworkBlocking(exchange: Exchange): Blocking | null {
  const index = exchange.hops.length - 1;
  const hop = exchange.hops[index];
  if (hop === undefined || exchange.browser.engine !== 'chromium') return null;
  const named = hop.error === LOCAL_NETWORK_ACCESS_ERROR;
  if (!named && !looksDenied(exchange, hop)) return null;
  const secure = exchange.origin !== null && isTrustworthy(exchange.origin);
  return {
    phase: 'request',
    corsError: secure ? 'LocalNetworkAccessPermissionDenied' : 'InsecureLocalNetwork',
    failedParameter: '',
    hop: null,
  };
}

function looksDenied({ browser, origin, hops }: Exchange, hop: Hop): boolean {
  if (browser.version !== null && browser.version < FIRST_WITH_PROMPT) return false;
  if (hop.error !== 'net::ERR_FAILED' || hop.status !== 0 || hops.some((each) => each.kind === 'preflight'))
    return false;
  // Nothing tells where an opaque origin's document came from.
  if (origin === null || origin === OPAQUE_ORIGIN) return false;
  return isMorePrivate(addressSpaceOf(hop.url), addressSpaceOf(origin));
}

/** A name that only a resolver could place is taken to be public. */
const isMorePrivate = (target: AddressSpace | null, page: AddressSpace | null): boolean =>
  target !== null && target !== 'public' && (page === null || page === 'public');
