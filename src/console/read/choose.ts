import type { Alignment } from './alignment.ts';

/** How much better a sentence has to fit than another to be the one. */
export const LEAD = 1.9;
/** Rivals further behind do not matter, whatever stands before the sentence. */
const FURTHEST_RIVAL = 12;

export function choose<Meaning>(all: readonly Alignment<Meaning>[], length: number): Alignment<Meaning>[] {
  const taken = new Int32Array(length);
  const chosen: Alignment<Meaning>[] = [];
  const best = all.toSorted((one, other) => other.score - one.score || one.start - other.start);
  for (const alignment of best) {
    const owner = ownerOf(alignment, taken);
    if (owner === 0) {
      chosen.push(alignment);
      for (const { start, end } of alignment.places) taken.fill(chosen.length, start, end);
      continue;
    }
    const winner = chosen[owner - 1];
    if (winner !== undefined && winner.score - alignment.score < FURTHEST_RIVAL)
      winner.rivals.push(alignment);
  }
  return chosen.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Who has most of the letters of an alignment already, by its number; 0: nobody. */
function ownerOf({ places }: Alignment<unknown>, taken: Int32Array): number {
  let owner = 0;
  let shared = 0;
  let all = 0;
  for (const { start, end } of places) {
    all += end - start;
    for (let at = start; at < end; at++) {
      const other = taken[at] ?? 0;
      if (other === 0) continue;
      owner = other;
      shared++;
    }
  }
  return shared * 5 > all ? owner : 0;
}
