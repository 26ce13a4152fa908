import type { SerializedOrigin } from '../../cors/origin.ts';
import type { Diagnosed, Verdict, Warning } from '../../diagnosis/diagnosis.ts';
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

/** What may do harm, or break the next request. The others are worth a word in the detail: a healthy request looks healthy. */
const RISKS: ReadonlySet<Warning['id']> = new Set([
  'wildcard-covers-authorization',
  'wildcard-with-authorization',
  'null-allowed',
  'insecure-origin-allowed',
  'vary-origin-missing',
  'origin-reflected',
]);

export function categoryOf({ diagnosis: { verdict, warnings } }: Diagnosed): Category {
  if (verdict === 'blocked' || verdict === 'failed') return verdict;
  return warnings.some(({ id }) => RISKS.has(id)) ? 'risk' : 'passed';
}

/** The status of the last answer that was not a preflight's, 0 where the request has none. */
export const statusOf = ({ hops }: Exchange): number =>
  hops.findLast(({ kind }) => kind !== 'preflight')?.status ?? 0;
