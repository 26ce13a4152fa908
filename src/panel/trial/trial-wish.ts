import { getHeader } from '../../cors/header-list.ts';
import { originOf, parseUrl, type SerializedOrigin } from '../../cors/origin.ts';
import type { Engine } from '../../cors/engine.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';
import { apiOf } from '../../fix/policy/api.ts';
import { originsOf } from '../../trial/plan-trial.ts';
import type { TrialPlan } from '../../trial/trial-plan.ts';
import type { Rows } from '../list/rows.ts';

/** Rows that are looked through, the latest first, so that a look stays quick in the longest log. */
const MAX_LOOKED_THROUGH = 20_000;

/** The requests that began since then. */
export const exchangesSince = (
  { items }: Pick<Rows, 'items'>,
  since: EpochMilliseconds,
): readonly Exchange[] =>
  items()
    .slice(-MAX_LOOKED_THROUGH)
    .flatMap((item) =>
      item?.kind === 'exchange' && item.exchange.startedAt >= since ? [item.exchange] : [],
    );

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
