import type { Positions } from './shown-positions.ts';

/** Positions in an order of their own. `compare` tells positions apart, so that no two are equal. */
export function createSortedPositions(compare: (one: number, other: number) => number): Positions {
  let sorted: number[] = [];
  /** Added since somebody last looked: sorted and merged all at once. */
  let added: number[] = [];

  const merge = (): void => {
    if (added.length === 0) return;
    added.sort(compare);
    const merged: number[] = [];
    let next = 0;
    for (const position of sorted) {
      for (
        let other = added[next];
        other !== undefined && compare(other, position) < 0;
        other = added[++next]
      )
        merged.push(other);
      merged.push(position);
    }
    for (; next < added.length; next++) merged.push(added[next] ?? 0);
    sorted = merged;
    added = [];
  };

  const indexOf = (position: number): number => {
    merge();
    return sorted.indexOf(position);
  };

  return {
    count: () => sorted.length + added.length,
    at: (index) => {
      merge();
      return sorted[index];
    },
    indexOf,
    push: (position) => added.push(position),
    set: (position, isWanted) => {
      const index = indexOf(position);
      if (isWanted && index < 0) added.push(position);
      if (!isWanted && index >= 0) sorted.splice(index, 1);
    },
    clear: () => {
      sorted = [];
      added = [];
    },
  };
}

/** The same positions from the last one to the first. */
export const reversed = (positions: Positions): Positions => ({
  ...positions,
  at: (index) => positions.at(positions.count() - 1 - index),
  indexOf: (position) => {
    const index = positions.indexOf(position);
    return index < 0 ? -1 : positions.count() - 1 - index;
  },
});
