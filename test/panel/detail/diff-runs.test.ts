import { describe, expect, it } from 'vitest';
import type { HopDiff } from '../../../src/diagnosis/needed/header-diff.ts';
import { diffRuns } from '../../../src/panel/detail/diff-runs.ts';

/** Hops by how many changes they need, each folded run in brackets. */
function runs(changes: readonly number[]): string {
  const diffs = changes.map((count): HopDiff => ({
    kind: 'redirect',
    method: 'GET',
    url: '',
    hop: 0,
    changes: count,
    lines: [],
  }));
  return diffRuns(diffs)
    .map((run) => {
      const text = run.diffs.map((diff) => diff.changes).join(' ');
      return run.isFolded ? `[${text}]` : text;
    })
    .join(' ');
}

describe('the hops of a header diff', () => {
  it('stand one by one while they are few', () => {
    expect(runs([0, 0, 0])).toBe('0 0 0');
  });

  it('are folded where many in a row have nothing to change', () => {
    expect(runs([0, 0, 0, 0, 0, 2, 0])).toBe('[0 0 0 0 0] 2 0');
  });

  it('are never folded where something has to change', () => {
    expect(runs([1, 1, 1, 1, 1])).toBe('1 1 1 1 1');
  });
});
