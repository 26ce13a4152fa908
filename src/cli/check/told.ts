import type { Judged } from './judged.ts';

/** A check with one sentence about it. */
export interface Told extends Judged {
  readonly story: string;
}
