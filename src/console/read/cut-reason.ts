import { CHROMIUM_PATTERNS } from '../sentences/former-chromium.ts';
import { FIREFOX_PATTERNS } from '../sentences/former-firefox.ts';
import { lettersOf } from '../sentences/letters.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';

/** So many letters of a reason tell it behind the beginning of a message. */
const ENOUGH = 14;

/** Longest reason, in UTF-16 units. */
const NEAR = 400;

interface Beginning {
  readonly letters: string;
  readonly meaning: ReasonMeaning;
}

const BEGINNINGS: readonly Beginning[] = [...CHROMIUM_PATTERNS, ...FIREFOX_PATTERNS]
  .filter(({ meaning }) => !meaning.framed)
  .map(({ parts, meaning }) => ({ letters: parts[0] ?? '', meaning }));

/** Chromium's prefix for preflights stands before these only. */
const isOfPreflight = ({ engine, phase }: ReasonMeaning): boolean =>
  engine === 'chromium' && (phase === 'preflight' || phase === 'response');

/** How many letters two texts begin with in common. */
function commonLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

/** So many are enough where nothing at all follows. */
const ENOUGH_AT_END = 3;

/**
 * The reason at the beginning of a text that was cut off in the middle of it; null when two reasons begin so. `preflight`: it was said that
 * the preflight was looked at.
 */
export function readCutReason(rest: string, preflight: boolean): ReasonMeaning | null {
  const letters = lettersOf(rest.slice(0, NEAR)).replace(/^reason/, '');
  const possible = preflight ? BEGINNINGS.filter(({ meaning }) => isOfPreflight(meaning)) : BEGINNINGS;
  const lengths = possible.map(({ letters: beginning }) => commonLength(beginning, letters));
  const longest = Math.max(...lengths);
  if (longest < (longest === letters.length ? ENOUGH_AT_END : ENOUGH)) return null;
  const candidates = possible.filter((_beginning, index) => lengths[index] === longest);
  const [first] = candidates;
  const isOne = candidates.every(({ meaning }) => meaning.corsError === first?.meaning.corsError);
  return isOne ? (first?.meaning ?? null) : null;
}
