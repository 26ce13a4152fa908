import { type AskedHop, changesOf } from '../../diagnosis/needed/asked.ts';

/** Rows that may stand above the first thing to change, which has to be seen without a scroll. */
const MOST_ROWS_ABOVE = 4;

const isChanged = (hop: AskedHop): boolean => {
  const { missing, wrong } = changesOf(hop);
  return hop.state === 'wrong' || missing + wrong > 0;
};

/**
 * How many hops at the beginning have nothing to change and would push away what has: they are folded. `isShort`: the panel is docked and a
 * few rows high.
 */
export function foldedHops(hops: readonly AskedHop[], isShort: boolean): number {
  const first = hops.findIndex(isChanged);
  if (first <= 0) return 0;
  if (isShort) return first;
  const rows = hops.slice(0, first).reduce((sum, hop) => sum + 1 + hop.rows.length, 0);
  return rows > MOST_ROWS_ABOVE ? first : 0;
}
