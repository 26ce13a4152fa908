/** One weighted choice: how often, relative to the others, and what. */
export type Weighted<T> = readonly [weight: number, value: T];

/** Deterministic randomness: the same seed and index give the same choices on every machine. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  integer(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  weighted<T>(choices: readonly Weighted<T>[]): T;
  /** A sub-list of `choices` in a random order. */
  some<T>(choices: readonly T[], count: number): T[];
}

/** Mixes two 32-bit numbers so that neighbouring indices share nothing. */
function mix(seed: number, index: number): number {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35);
  state = Math.imul(state ^ (state >>> 16), 0x45d9f3b);
  return (state ^ (state >>> 16)) >>> 0;
}

/** The mulberry32 generator: 32 bits of state, good enough to choose test cases. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The randomness of one case. */
export function randomFor(seed: number, index: number): Random {
  const next = mulberry(mix(seed, index));
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(choices: readonly T[]): T => {
    const choice = choices[integer(0, choices.length - 1)];
    if (choice === undefined && choices.length === 0) throw new RangeError('nothing to choose from');
    return choice as T;
  };
  const weighted = <T>(choices: readonly Weighted<T>[]): T => {
    let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('nothing to choose from');
  };
  const some = <T>(choices: readonly T[], count: number): T[] => {
    const rest = [...choices];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0)
      chosen.push(...rest.splice(integer(0, rest.length - 1), 1));
    return chosen;
  };
  return { next, integer, pick, weighted, some, chance: (probability) => next() < probability };
}
