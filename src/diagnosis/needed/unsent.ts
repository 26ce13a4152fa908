import type { HeaderName } from '../../cors/header-list.ts';
import { isSafelistedMethod } from '../../cors/method.ts';
import { isSameOrigin, OPAQUE_ORIGIN, originOf, type SerializedOrigin } from '../../cors/origin.ts';
import { afterRedirect, type RequestState, serializedOrigin } from '../../cors/redirect.ts';
import { unsafeRequestHeaderNames } from '../../cors/safelist.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Blocking, NeededHop } from '../diagnosis.ts';
import { hasHiddenAuthorization, requestedNames, type TracedHop } from '../trace.ts';

/** The hops that the browser would have made next: what stood behind a preflight, or behind a redirect. */
export function unsentHops(
  exchange: Exchange,
  traced: readonly TracedHop[],
  blocking: Blocking,
  include: boolean,
): NeededHop[] {
  const blocked = traced.find(({ index }) => index === blocking.hop);
  if (blocked === undefined) return [];
  const { hop, state } = blocked;
  if (hop.kind === 'preflight') return [unsentResponse(state, include)];
  if (hop.kind === 'response' || hop.redirectUrl === '') return [];
  const next = afterRedirect(state, hop.redirectUrl, hop.status);
  if (!next.corsFlag) return [];
  const names = namesAfterRedirect(exchange, blocked, next);
  const response = unsentResponse(next, include);
  const needsPreflight =
    names.length > 0 || !isSafelistedMethod(next.method) || hasForcedPreflight(exchange, blocked);
  return needsPreflight ? [unsentPreflight(next, names, include), response] : [response];
}

/**
 * Whether an upload listener or a stream alone asked for the preflight of a hop. That stays with the request at every redirect, even one that
 * takes its body away (measured in Chromium 156). https://fetch.spec.whatwg.org/#use-cors-preflight-flag
 */
function hasForcedPreflight({ hops }: Exchange, { index, state }: TracedHop): boolean {
  const before = hops[index - 1];
  return (
    before?.kind === 'preflight' && requestedNames(before).length === 0 && isSafelistedMethod(state.method)
  );
}

/**
 * The unsafe names that the redirected request still carries: another method drops the body and what describes it.
 * https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 12
 */
function namesAfterRedirect(exchange: Exchange, { index, state }: TracedHop, next: RequestState) {
  const { engine } = exchange.browser;
  const withoutBody = next.method !== state.method;
  const foreign = !isSameOrigin(next.origin, originOf(next.url));
  return unsafeNamesAt(exchange, index).filter((name) => {
    if (withoutBody && OF_THE_BODY.has(name)) return false;
    return engine !== 'chromium' || !foreign || !OWN_HINTS.has(name);
  });
}

/** The unsafe names of the request that is hop `index`: its preflight names them; without one its headers tell, as far as the page set them. */
function unsafeNamesAt(exchange: Exchange, index: number): readonly HeaderName[] {
  const { hops, browser } = exchange;
  const before = hops[index - 1];
  if (before?.kind === 'preflight') return requestedNames(before);
  const headers = hops[index]?.requestHeaders ?? [];
  const shown = unsafeRequestHeaderNames(headers, browser.engine).filter(
    (name) => !ADDED_BY_BROWSER.has(name),
  );
  return hasHiddenAuthorization(exchange, index) ? ['authorization', ...shown] : shown;
}

/**
 * Client hints that a page keeps to its own origin unless its Permissions-Policy says otherwise: at a redirect to another one Chromium takes
 * them off, even where the page set them itself (FindClientHintsToRemove; measured in 156).
 */
const OWN_HINTS = new Set(['device-memory', 'dpr', 'downlink', 'width', 'viewport-width', 'rtt', 'ect']);

/** https://fetch.spec.whatwg.org/#request-body-header-name */
const OF_THE_BODY = new Set(['content-encoding', 'content-language', 'content-location', 'content-type']);

/** On the wire a page could have set these, but browsers add them to requests without asking in a preflight. */
const ADDED_BY_BROWSER = new Set([
  'user-agent',
  'cache-control',
  'pragma',
  'priority',
  'upgrade-insecure-requests',
]);

/**
 * The value that lets a hop through. Without credentials an opaque origin is let through by `*`: never by `null`, which every sandboxed
 * page has.
 */
export const allowOriginFor = (origin: SerializedOrigin): string => (origin === OPAQUE_ORIGIN ? '*' : origin);

const unsentResponse = (state: RequestState, include: boolean): NeededHop => ({
  kind: 'response',
  method: state.method,
  url: state.url,
  hop: null,
  status: null,
  set: accessHeaders(state, include),
  remove: [],
});

function unsentPreflight(state: RequestState, names: readonly HeaderName[], include: boolean): NeededHop {
  const set = accessHeaders(state, include);
  if (!isSafelistedMethod(state.method)) set['Access-Control-Allow-Methods'] = state.method;
  if (names.length > 0) set['Access-Control-Allow-Headers'] = names.join(', ');
  return { kind: 'preflight', method: 'OPTIONS', url: state.url, hop: null, status: null, set, remove: [] };
}

function accessHeaders(state: RequestState, include: boolean): Record<string, string> {
  const set: Record<string, string> = {
    'Access-Control-Allow-Origin': allowOriginFor(serializedOrigin(state)),
  };
  if (include) set['Access-Control-Allow-Credentials'] = 'true';
  return set;
}
