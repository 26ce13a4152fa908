import type { NeededHop } from './diagnosis.ts';

/** One line of a hop's diff. `from` and `to` mark what differs inside the value, as UTF-16 offsets; equal when nothing is marked. */
export interface DiffLine {
  /** `removed`: what was sent and must go or change; `added`: what is needed; `kept`: right as it is. */
  readonly kind: 'removed' | 'added' | 'kept';
  readonly problem: 'missing' | 'wrong' | 'duplicated' | null;
  /** A header name, or `Status`. */
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** One hop, sent and needed side by side. */
export interface HopDiff {
  readonly kind: NeededHop['kind'];
  readonly method: string;
  readonly url: string;
  /** Index into `exchange.hops`; null for a hop that was never sent. */
  readonly hop: number | null;
  readonly lines: readonly DiffLine[];
  /** How many things must change. */
  readonly changes: number;
}
