import type { ReadyRequest } from '../addresses.ts';
import type { Verdict } from '../../../src/diagnosis/diagnosis.ts';

/** What the page knows about a case. */
export interface PageCase {
  readonly id: string;
  readonly title: string;
  readonly broken: string;
  /** What the tab says about it. */
  readonly says: string;
  readonly verdict: Verdict;
  readonly requests: readonly ReadyRequest[];
}

export interface PageGroup {
  readonly title: string;
  readonly cases: readonly PageCase[];
}

/**
 * What the page itself can tell about a request that it made. `sent`: there is no way to know (a beacon). `detail` is the status, or
 * what JavaScript was told.
 */
export interface PageOutcome {
  readonly outcome: 'succeeded' | 'failed' | 'sent';
  readonly detail: string;
}

declare global {
  // How tests run a case; returns the outcome of its last request.
  // oxlint-disable-next-line no-var
  var runLabCase: ((id: string) => Promise<PageOutcome>) | undefined;
}
