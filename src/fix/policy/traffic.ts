import { getHeader } from '../../cors/header-list.ts';
import { isSafelistedMethod } from '../../cors/method.ts';
import { OPAQUE_ORIGIN, originOf, type SerializedOrigin } from '../../cors/origin.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import type { Diagnosed, NeededHop, PreflightReason } from '../../diagnosis/diagnosis.ts';
import { hasHiddenAuthorization } from '../../diagnosis/trace.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { apiOf } from './api.ts';

/** What one exchange asks of its API. All of it is hostile text until it is checked. */
export interface Traffic {
  /** The `Origin` that the API sees; null when nothing tells. */
  readonly origin: SerializedOrigin | null;
  /** Redirects across origins replaced the page's origin by `null`. https://fetch.spec.whatwg.org/#concept-request-tainted-origin */
  readonly tainted: boolean;
  readonly methods: readonly string[];
  readonly headers: readonly string[];
}

const isListed = (method: string): boolean => !isSafelistedMethod(method);

const methodOf = (hop: Hop): string =>
  hop.kind === 'preflight'
    ? (getHeader(hop.requestHeaders, 'access-control-request-method') ?? '')
    : hop.method;

/** The header names that made a preflight necessary. */
function headersOf(reason: PreflightReason): readonly string[] {
  switch (reason.kind) {
    case 'method':
    case 'upload-listener-or-stream':
      return [];
    case 'header':
    case 'value-too-long':
    case 'unsafe-value':
      return [reason.name];
    case 'values-too-long-together':
      return reason.names;
    case 'content-type':
      return ['content-type'];
  }
}

const listIn = (needed: NeededHop, name: string): readonly string[] =>
  tokenListOrEmpty([{ name, value: needed.set[name] ?? '' }], name.toLowerCase()).items;

/** Without a preflight in the log (it was cached, or never delivered) the reasons for one and what it will need tell the names. */
function unseenHeaders({ exchange, diagnosis }: Diagnosed): readonly string[] {
  const unseen = diagnosis.needed.filter((needed) => needed.hop === null);
  const isHidden = exchange.hops.some((_, index) => hasHiddenAuthorization(exchange, index));
  return [
    ...(isHidden ? ['authorization'] : []),
    ...diagnosis.preflightReasons.flatMap(headersOf),
    ...unseen.flatMap((needed) => listIn(needed, 'Access-Control-Allow-Headers')),
  ];
}

const hopsTo = (exchange: Exchange, api: SerializedOrigin | null): readonly Hop[] =>
  exchange.hops.filter((hop) => api !== null && originOf(hop.url) === api);

/** What the last hop that was sent says who asks: a request whose preflight failed has no headers yet. */
function latestOrigin({ hops, origin }: Exchange): SerializedOrigin | null {
  const sent = hops.findLast(({ requestHeaders }) => getHeader(requestHeaders, 'origin') !== null);
  return getHeader(sent?.requestHeaders ?? [], 'origin') ?? origin;
}

/** What `diagnosed` asks of the API that has to change. */
export function trafficOf(diagnosed: Diagnosed): Traffic {
  const { exchange, diagnosis } = diagnosed;
  const hops = hopsTo(exchange, apiOf(exchange));
  const preflights = hops.filter((hop) => hop.kind === 'preflight');
  const asked = preflights.flatMap(
    (hop) => tokenListOrEmpty(hop.requestHeaders, 'access-control-request-headers').items,
  );
  const origin = latestOrigin(exchange);
  const asksAsNull = origin === OPAQUE_ORIGIN || diagnosis.unfixable === 'opaque-origin';
  return {
    origin,
    tainted: asksAsNull && exchange.origin !== OPAQUE_ORIGIN && exchange.origin !== null,
    methods: hops.map(methodOf).filter((method) => method !== '' && isListed(method)),
    headers: preflights.length > 0 ? asked : unseenHeaders(diagnosed),
  };
}
