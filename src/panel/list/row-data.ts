import type { SerializedOrigin } from '../../cors/origin.ts';
import type { Diagnosed, Verdict } from '../../diagnosis/diagnosis.ts';
import { isRisk } from '../../diagnosis/risks.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';

/** What a row is to whoever looks for trouble. `failed`: not by CORS. `risk`: it passed, and should not have, or may not the next time. */
export type Category = 'blocked' | 'failed' | 'risk' | 'passed';

/**
 * One request in the list. What is shown only in the detail is computed when it is looked at: a row that kept its diagnosis would weigh
 * three times as much.
 */
export interface ExchangeRow {
  readonly kind: 'exchange';
  readonly id: ExchangeId;
  exchange: Exchange;
  verdict: Verdict;
  category: Category;
  cause: string;
  /** Of the last answer to the request itself, 0 without one. */
  status: number;
  /** The server that has to change, null when its address has no origin. */
  api: SerializedOrigin | null;
}

/** The page navigated here, and the log was preserved. */
export interface NavigationMark {
  readonly kind: 'navigation';
  readonly url: string;
  readonly at: EpochMilliseconds;
}

export type Item = ExchangeRow | NavigationMark;

/** The line above the requests to one API. */
export interface GroupHeader {
  readonly kind: 'group';
  /** Tells it from others: it stays the same while requests come and go. */
  readonly key: string;
  /** The API, null for addresses without an origin. */
  readonly api: SerializedOrigin | null;
  /** Of those that pass the filter. */
  readonly counts: Readonly<Record<Category | 'all', number>>;
  readonly isCollapsed: boolean;
}

/** What a line of the list shows. */
export type Line = Item | GroupHeader;

export function categoryOf({ diagnosis: { verdict, warnings } }: Diagnosed): Category {
  if (verdict === 'blocked' || verdict === 'failed') return verdict;
  return warnings.some(isRisk) ? 'risk' : 'passed';
}

/** The status of the last answer that was not a preflight's, 0 where the request has none. */
export const statusOf = ({ hops }: Exchange): number =>
  hops.findLast(({ kind }) => kind !== 'preflight')?.status ?? 0;
