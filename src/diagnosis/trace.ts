import type { Engine } from '../cors/engine.ts';
import { getHeader, hasHeader, type HeaderName, normalizeValue } from '../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../cors/origin.ts';
import {
  afterRedirect,
  initialState,
  type RequestState,
  serializedOrigin,
  withMethod,
} from '../cors/redirect.ts';
import { remember } from '../cors/remember.ts';
import { unsafeRequestHeaderNames } from '../cors/safelist.ts';
import { inWebKitOrder } from '../cors/webkit-header-names.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';

/** A hop with what the request had become when it was made. */
export interface TracedHop {
  readonly hop: Hop;
  /** Index into `exchange.hops`. */
  readonly index: number;
  readonly state: RequestState;
  /** What its `Origin` header carries. */
  readonly origin: SerializedOrigin;
  /** The browser saw an answer. */
  readonly answered: boolean;
}

/** An exchange's hops with the request's state at each; null when nothing tells the page's origin. */
export function traceHops(exchange: Exchange): readonly TracedHop[] | null {
  const origin = exchange.origin ?? firstOriginHeader(exchange);
  if (origin === null) return null;
  let next = initialState(exchange.url, exchange.method, origin);
  return exchange.hops.map((hop, index) => {
    const state = withMethod(next, methodOf(hop) ?? next.method);
    next =
      hop.kind === 'redirect' ? afterRedirect(state, redirectTarget(exchange, index), hop.status) : state;
    return { hop, index, state, origin: originOfHop(hop, state), answered: hop.status !== 0 };
  });
}

/** The method of the request itself: a preflight says in a header what it asks for. */
const methodOf = (hop: Hop): string | null =>
  hop.kind === 'preflight' ? getHeader(hop.requestHeaders, 'access-control-request-method') : hop.method;

/** Where the redirect at `index` leads: the browser's own reading of `Location`, or the URL of the next hop. */
function redirectTarget(exchange: Exchange, index: number): string {
  const hop = exchange.hops[index];
  if (hop !== undefined && originOf(hop.redirectUrl) !== null) return hop.redirectUrl;
  return exchange.hops[index + 1]?.url ?? '';
}

/** The header that was sent is a better witness than our own reckoning: the taint is in it. */
function originOfHop(hop: Hop, state: RequestState): SerializedOrigin {
  return getHeader(hop.requestHeaders, 'origin') ?? serializedOrigin(state);
}

function firstOriginHeader(exchange: Exchange): SerializedOrigin | null {
  for (const hop of exchange.hops) {
    const origin = getHeader(hop.requestHeaders, 'origin');
    if (origin !== null) return origin;
  }
  return null;
}

/** The names in `Access-Control-Request-Headers`, in lower case: what the browser itself found unsafe. */
export const requestedNames = (preflight: Hop): readonly HeaderName[] =>
  namesIn(getHeader(preflight.requestHeaders, 'access-control-request-headers') ?? '');

/** Lists that are remembered: a page's preflights ask for the same few, and each list is looked at several times. */
const MAX_REMEMBERED_LISTS = 256;

const namesIn = remember(MAX_REMEMBERED_LISTS, (list): readonly HeaderName[] =>
  list
    .split(',')
    .map((item) => normalizeValue(item).toLowerCase())
    .filter((name) => name !== ''),
);

/**
 * Whether the request at `index` likely carried an Authorization that its entry does not show: the cached preflight that answered for it asked
 * for that name, and Chrome exports a HAR without its value unless told otherwise.
 */
export function hasHiddenAuthorization({ cachedPreflight, hops }: Exchange, index: number): boolean {
  const hop = hops[index];
  if (hop === undefined || cachedPreflight === null || cachedPreflight.hop.url !== hop.url) return false;
  const asked = requestedNames(cachedPreflight.hop).includes('authorization');
  return asked && hop.kind !== 'preflight' && !hasHeader(hop.requestHeaders, 'authorization');
}

/** The request that the preflight at `index` was made for, if the log holds it. */
export function preflightedHop(exchange: Exchange, index: number): Hop | null {
  const next = exchange.hops[index + 1];
  return next === undefined || next.kind === 'preflight' ? null : next;
}

/**
 * The unsafe names in the order in which the engine checks them. Chromium goes through the request's own header list, which an entry
 * keeps for a request that was never sent; Firefox sorts, and so does WebKit, but for the names that it knows: those come first.
 */
export function unsafeNamesInOrder(
  preflight: Hop,
  request: Hop | null,
  engine: Engine,
): readonly HeaderName[] {
  const requested = requestedNames(preflight);
  // A request that was sent shows its headers sorted, but then none of them was refused.
  if (engine === 'webkit') return inWebKitOrder(requested);
  if (requested.length < 2 || request === null || request.status !== 0 || engine !== 'chromium')
    return requested;
  const wanted = new Set(requested);
  const ordered = unsafeRequestHeaderNames(request.requestHeaders, engine).filter((name) =>
    wanted.delete(name),
  );
  return [...ordered, ...wanted];
}
