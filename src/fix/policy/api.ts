import { OPAQUE_ORIGIN, originOf, type SerializedOrigin } from '../../cors/origin.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';

/**
 * The origin of the server that has to change: the one that the last hop asked, because a browser stops at the first hop that fails.
 * null when that address has no origin (`data:`, no URL).
 */
export function apiOf(exchange: Exchange): SerializedOrigin | null {
  const api = originOf(exchange.hops.at(-1)?.url ?? exchange.url);
  return api === OPAQUE_ORIGIN ? null : api;
}

const isCorsTraffic = ({ diagnosis }: Diagnosed): boolean =>
  diagnosis.verdict === 'blocked' || diagnosis.verdict === 'allowed';

/**
 * All CORS requests of the log to the API that `diagnosed` asked, blocked and allowed, in their order: what one configuration of that
 * server has to let through. Contains `diagnosed` itself when it is in the log.
 */
export function sameApi(log: readonly Diagnosed[], diagnosed: Diagnosed): readonly Diagnosed[] {
  const api = apiOf(diagnosed.exchange);
  if (api === null) return [];
  return log.filter((other) => isCorsTraffic(other) && apiOf(other.exchange) === api);
}
