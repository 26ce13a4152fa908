import { getHeader } from '../../cors/header-list.ts';
import { originOf, parseUrl, type SerializedOrigin } from '../../cors/origin.ts';
import type { Engine } from '../../cors/engine.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';
import { apiOf } from '../../fix/policy/api.ts';
import { originsOf } from '../../trial/plan-trial.ts';
import type { TrialPlan } from '../../trial/trial-plan.ts';
import { latestExchanges, MAX_LOOKED_THROUGH } from '../list/latest-rows.ts';
import type { Rows } from '../list/rows.ts';

/** The requests that began since then. */
export const exchangesSince = (rows: Pick<Rows, 'items'>, since: EpochMilliseconds): readonly Exchange[] =>
  latestExchanges(rows).filter(({ startedAt }) => startedAt >= since);

/** The origins of the pages that asked the server of a request, as far as the log tells. */
export function askersOf(
  { exchange }: Diagnosed,
  { items }: Pick<Rows, 'items'>,
): readonly SerializedOrigin[] {
  const servers = new Set([apiOf(exchange), ...exchange.hops.map(({ url }) => originOf(url))]);
  const askers = new Set<SerializedOrigin>();
  for (const item of items().slice(-MAX_LOOKED_THROUGH)) {
    if (item?.kind !== 'exchange' || item.exchange.origin === null) continue;
    if (servers.has(item.api) || servers.has(originOf(item.exchange.url))) askers.add(item.exchange.origin);
  }
  return [...askers];
}

/** The `Authorization` of the request, which its preflight lacks; '' where the log does not show it. */
export const authorizationOf = ({ exchange }: Diagnosed): string =>
  exchange.hops
    .map(({ requestHeaders }) => getHeader(requestHeaders, 'authorization'))
    .find((value) => value !== null) ?? '';

/** The match patterns of all whose permission a plan needs, in JSON. Firefox's have no port. */
export const hostsOf = (plan: TrialPlan, engine: Engine): readonly string[] => [
  ...new Set(
    originsOf(plan).map((origin) => {
      const url = parseUrl(origin);
      return `${url?.protocol ?? ''}//${(engine === 'chromium' ? url?.host : url?.hostname) ?? ''}/*`;
    }),
  ),
];
