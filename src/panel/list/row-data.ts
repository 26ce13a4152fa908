import type { SerializedOrigin } from '../../cors/origin.ts';
import type { Diagnosed, Verdict } from '../../diagnosis/diagnosis.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';

/** Which chip a row belongs to: every row is under All. */
export type Category = 'blocked' | 'warning' | 'passed';

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

/** Blocked is CORS alone. A request that failed for another reason, or passed by luck, deserves a look: a warning. */
export function categoryOf({ diagnosis }: Diagnosed): Category {
  if (diagnosis.verdict === 'blocked') return 'blocked';
  return diagnosis.verdict === 'failed' || diagnosis.warnings.length > 0 ? 'warning' : 'passed';
}
