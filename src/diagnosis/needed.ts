import { type HeaderList, type HeaderName, valuesOf } from '../cors/header-list.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import { OPAQUE_ORIGIN, type SerializedOrigin } from '../cors/origin.ts';
import { afterRedirect, type RequestState, serializedOrigin } from '../cors/redirect.ts';
import { unsafeRequestHeaderNames } from '../cors/safelist.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Blocking, Check, NeededHop } from './diagnosis.ts';
import type { Decision } from './decision.ts';
import { requestedNames, type TracedHop } from './trace.ts';

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';
const ALLOW_CREDENTIALS = 'Access-Control-Allow-Credentials';
const ALLOW_METHODS = 'Access-Control-Allow-Methods';
const ALLOW_HEADERS = 'Access-Control-Allow-Headers';

/** An ok status without a body, as a preflight's answer has none. */
const PREFLIGHT_STATUS = 204;

/**
 * What every hop has to change so that a blocked request passes, all of it at once: the hops that were seen, by their failed checks, and
 * those that come after the block and were never sent.
 */
export function neededHops(
  exchange: Exchange,
  traced: readonly TracedHop[],
  decision: Decision,
  include: boolean,
): NeededHop[] {
  const needed: NeededHop[] = [];
  for (const each of traced) {
    const failures = decision.checks.filter(({ hop, corsError }) => hop === each.index && corsError !== null);
    if (failures.length > 0) needed.push(seenHop(each, failures, include));
  }
  const { blocking } = decision;
  return blocking === null ? needed : [...needed, ...unsentHops(exchange, traced, blocking, include)];
}

/**
 * The value that lets a hop through. Without credentials an opaque origin is let through by `*`: never by `null`, which every sandboxed
 * page has.
 */
const allowOriginFor = (origin: SerializedOrigin): string => (origin === OPAQUE_ORIGIN ? '*' : origin);

function seenHop(traced: TracedHop, failures: readonly Check[], include: boolean): NeededHop {
  const { hop, index, state, origin } = traced;
  const set: Record<string, string> = {};
  const remove: string[] = [];
  let status: number | null = null;
  for (const { step } of failures) {
    switch (step) {
      case 'allow-origin':
        mendSingle(hop.responseHeaders, ALLOW_ORIGIN, allowOriginFor(origin), set, remove);
        break;
      case 'allow-credentials':
        mendSingle(hop.responseHeaders, ALLOW_CREDENTIALS, 'true', set, remove);
        break;
      case 'preflight-redirect':
      case 'preflight-status':
        status = PREFLIGHT_STATUS;
        break;
      case 'allow-private-network':
        set['Access-Control-Allow-Private-Network'] = 'true';
        break;
      case 'allow-methods-syntax':
      case 'method':
        set[ALLOW_METHODS] = mendedMethods(hop.responseHeaders, state.method, include);
        break;
      case 'allow-headers-syntax':
      case 'header':
        set[ALLOW_HEADERS] = mendedNames(hop.responseHeaders, requestedNames(hop), include);
        break;
      case 'redirect-location':
        break;
    }
  }
  return { kind: hop.kind, method: hop.method, url: hop.url, hop: index, status, set, remove };
}

/** A header that must stand there once: extra lines go, and what is left has to be `value`. */
function mendSingle(
  headers: HeaderList,
  name: string,
  value: string,
  set: Record<string, string>,
  remove: string[],
): void {
  const values = valuesOf(headers, name.toLowerCase());
  if (values.length > 1) remove.push(name);
  if (values.length === 0 || values.some((each) => each !== value)) set[name] = value;
}

/** What is allowed already, and the method. A safelisted method needs no entry. */
function mendedMethods(headers: HeaderList, method: string, include: boolean): string {
  const kept = keptItems(headers, 'access-control-allow-methods', include);
  const missing = !isSafelistedMethod(method) && !kept.includes(method);
  if (missing || kept.length === 0) kept.push(method);
  return kept.join(', ');
}

/** What is allowed already, and the names that the browser asked for. */
function mendedNames(headers: HeaderList, names: readonly HeaderName[], include: boolean): string {
  const kept = keptItems(headers, 'access-control-allow-headers', include);
  const present = new Set(kept.map((item) => item.toLowerCase()));
  return [...kept, ...names.filter((name) => !present.has(name))].join(', ');
}

/** The items of a list that may stay: with credentials `*` means nothing. */
const keptItems = (headers: HeaderList, name: HeaderName, include: boolean): string[] =>
  tokenListOrEmpty(headers, name).items.filter((item) => !include || item !== '*');

/** The hops that the browser would have made next: what stood behind a preflight, or behind a redirect. */
function unsentHops(
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
  const names = unsafeRequestHeaderNames(hop.requestHeaders, exchange.browser.engine).filter(
    (name) => !ADDED_BY_BROWSER.has(name),
  );
  const response = unsentResponse(next, include);
  const needsPreflight = names.length > 0 || !isSafelistedMethod(next.method);
  return needsPreflight ? [unsentPreflight(next, names, include), response] : [response];
}

/** On the wire a page could have set these, but browsers add them to requests without asking in a preflight. */
const ADDED_BY_BROWSER = new Set([
  'user-agent',
  'cache-control',
  'pragma',
  'priority',
  'upgrade-insecure-requests',
]);

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
  if (!isSafelistedMethod(state.method)) set[ALLOW_METHODS] = state.method;
  if (names.length > 0) set[ALLOW_HEADERS] = names.join(', ');
  return { kind: 'preflight', method: 'OPTIONS', url: state.url, hop: null, status: null, set, remove: [] };
}

function accessHeaders(state: RequestState, include: boolean): Record<string, string> {
  const set: Record<string, string> = { [ALLOW_ORIGIN]: allowOriginFor(serializedOrigin(state)) };
  if (include) set[ALLOW_CREDENTIALS] = 'true';
  return set;
}
