import type { Milliseconds } from '../../src/exchange/units.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** How long `work` takes: the median of `runs`, after one run that warms up. */
export function timed(runs: number, work: () => unknown): Milliseconds {
  work();
  return median(
    Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** Work of a kind with what is measured (strings, maps, small objects), always the same: what makes two machines comparable. */
function calibrationWork(): number {
  const counts = new Map<string, number>();
  for (let index = 0; index < 100_000; index++) {
    const word = `header-${index % 997}: value ${index % 31}`.toLowerCase();
    counts.set(word, (counts.get(word) ?? 0) + word.length);
  }
  return counts.size;
}

/** How long the calibration loop takes here. Times are reported as multiples of it, beside their milliseconds. */
export const calibrate = (): Milliseconds => timed(15, calibrationWork);
