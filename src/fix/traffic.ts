import { extractTokens, getHeader } from '../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../cors/origin.ts';
import type { Diagnosed, NeededHop, PreflightReason } from '../diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
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

/** Allowed without being listed. https://fetch.spec.whatwg.org/#cors-safelisted-method */
export const SAFELISTED_METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

const isListed = (method: string): boolean => !SAFELISTED_METHODS.includes(method);

/** The items of a token list, none when it is absent or malformed. */
export function tokensOf(headers: Hop['requestHeaders'], name: string): readonly string[] {
  const tokens = extractTokens(headers, name);
  return tokens === null || tokens === 'failure' ? [] : tokens;
}

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
  tokensOf([{ name, value: needed.set[name] ?? '' }], name.toLowerCase());

/** Without a preflight in the log (it was cached, or never delivered) the reasons for one and what it will need tell the names. */
function unseenHeaders({ diagnosis }: Diagnosed): readonly string[] {
  const unseen = diagnosis.needed.filter((needed) => needed.hop === null);
  return [
    ...diagnosis.preflightReasons.flatMap(headersOf),
    ...unseen.flatMap((needed) => listIn(needed, 'Access-Control-Allow-Headers')),
  ];
}

const hopsTo = (exchange: Exchange, api: SerializedOrigin | null): readonly Hop[] =>
  exchange.hops.filter((hop) => api !== null && originOf(hop.url) === api);

/** What `diagnosed` asks of the API that has to change. */
export function trafficOf(diagnosed: Diagnosed): Traffic {
  const { exchange, diagnosis } = diagnosed;
  const hops = hopsTo(exchange, apiOf(exchange));
  const preflights = hops.filter((hop) => hop.kind === 'preflight');
  const asked = preflights.flatMap((hop) => tokensOf(hop.requestHeaders, 'access-control-request-headers'));
  const sent = getHeader(exchange.hops.at(-1)?.requestHeaders ?? [], 'origin') ?? exchange.origin;
  const nullNeeded = diagnosis.needed.some((needed) => needed.set['Access-Control-Allow-Origin'] === 'null');
  return {
    origin: sent,
    tainted: (sent === 'null' || nullNeeded) && exchange.origin !== 'null' && exchange.origin !== null,
    methods: hops.map(methodOf).filter((method) => method !== '' && isListed(method)),
    headers: preflights.length > 0 ? asked : unseenHeaders(diagnosed),
  };
}

/** What the preflight answers of `exchange` list already, wildcards left out. */
export function alreadyAllowed(exchange: Exchange): Pick<Traffic, 'methods' | 'headers'> {
  const preflights = hopsTo(exchange, apiOf(exchange)).filter((hop) => hop.kind === 'preflight');
  const listed = (name: string): readonly string[] =>
    preflights.flatMap((hop) => tokensOf(hop.responseHeaders, name)).filter((item) => item !== '*');
  return {
    methods: listed('access-control-allow-methods').filter(isListed),
    headers: listed('access-control-allow-headers'),
  };
}
