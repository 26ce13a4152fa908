/** Positions in ascending order: the rows that pass the filter. */
export interface Positions {
  readonly count: () => number;
  readonly at: (index: number) => number | undefined;
  /** -1 when it is not among them. */
  readonly indexOf: (position: number) => number;
  /** Adds a position behind all others. */
  readonly push: (position: number) => void;
  /** Adds or removes a position anywhere. */
  readonly set: (position: number, isWanted: boolean) => void;
  readonly clear: () => void;
}

/** The first place in `sorted` whose number is not below `value`. */
function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function createPositions(): Positions {
  const sorted: number[] = [];
  return {
    count: () => sorted.length,
    at: (index) => sorted[index],
    indexOf: (position) => {
      const index = lowerBound(sorted, position);
      return sorted[index] === position ? index : -1;
    },
    push: (position) => sorted.push(position),
    set: (position, isWanted) => {
      const index = lowerBound(sorted, position);
      const isThere = sorted[index] === position;
      if (isWanted && !isThere) sorted.splice(index, 0, position);
      if (!isWanted && isThere) sorted.splice(index, 1);
    },
    clear: () => {
      sorted.length = 0;
    },
  };
}
