import type { HopDiff } from '../../diagnosis/needed/header-diff.ts';

/** Hops in a row without anything to change that are shown one by one; a longer row is folded. */
const MOST_UNCHANGED = 3;

/** Hops that follow each other: shown one by one, or folded into a line that counts them. */
export interface DiffRun {
  readonly diffs: readonly HopDiff[];
  readonly isFolded: boolean;
}

/** The hops in their order, with long rows of unchanged ones (redirects that are in order) to be folded. */
export function diffRuns(diffs: readonly HopDiff[]): readonly DiffRun[] {
  const runs: HopDiff[][] = [];
  for (const diff of diffs) {
    const last = runs.at(-1);
    const joins = last?.[0] !== undefined && (last[0].changes === 0) === (diff.changes === 0);
    if (joins) last.push(diff);
    else runs.push([diff]);
  }
  return runs.map((run) => ({
    diffs: run,
    isFolded: run.length > MOST_UNCHANGED && run[0]?.changes === 0,
  }));
}
