import { type Letters, sourceBetween } from '../sentences/letters.ts';
import type { Pattern } from '../sentences/pattern.ts';
import type { Alignment, Ending } from './alignment.ts';
import { type Behind, readBefore, readBehind, readBetween } from './around.ts';
import { type Chain, chainsOf, costOfHoles, type Link, type SentenceIndex, SLACK } from './chains.ts';
import { choose } from './choose.ts';
import type { SegmentIndex } from './segments.ts';

/**
 * Lays every sentence of `index` along the text wherever stretches of it are found, and keeps of those that claim the same letters the one
 * that fits best, with its rivals. In the order of the text. Linear.
 */
export function align<Meaning>(text: Letters, index: SentenceIndex<Meaning>): Alignment<Meaning>[] {
  const chains = chainsOf(text, index);
  const all = chains.map((chain) => alignmentOf(text, chain, index));
  return choose(all, text.letters.length);
}

function alignmentOf<Meaning>(
  text: Letters,
  { pattern: id, links }: Chain,
  index: SentenceIndex<Meaning>,
): Alignment<Meaning> {
  const pattern = index.patterns[id] as Pattern<Meaning>;
  const [first] = links;
  const last = links.at(-1);
  if (first === undefined || last === undefined) throw new Error('A chain has a link.');
  const before = readBefore(text, pattern, first);
  const between = readBetween(text, pattern, links);
  const behind = readBehind(text, pattern, last);
  const found = [...before.places, ...between.places, ...behind.places];
  const letters = found.reduce((sum, { start, end }) => sum + end - start, 0);
  const agreeing = links.reduce((sum, { segment }) => sum + segment.weight, letters);
  const weight = agreeing - between.missing * COST_OF_MISSING - costOfHoles(pattern, links);
  const ending = endingOf(text, pattern, { ...behind, to: behind.to ?? last.segment.to });
  return {
    meaning: pattern.meaning,
    start: before.start,
    end: behind.end,
    values: [...before.values, ...between.values, ...behind.values],
    weight,
    score: weight + ENDING_SCORES[ending] + BEGINNING_SCORES[before.beginning],
    ending,
    beginning: before.beginning,
    bestPart: bestPartOf(links, pattern, index.segments),
    rivals: [],
    places: [...links.map(({ segment }) => segment), ...found],
  };
}

const ENDING_SCORES: Readonly<Record<Ending, number>> = { whole: 1, value: 0, cut: 0, other: -3 };
const BEGINNING_SCORES: Readonly<Record<Ending, number>> = { whole: 0, value: 0, cut: 0, other: -3 };
const COST_OF_MISSING = 2;

function bestPartOf(
  links: readonly Link[],
  pattern: Pattern<unknown>,
  { parts, partIds }: SegmentIndex,
): number {
  const found = new Map<number, number>();
  for (const { segment } of links) found.set(segment.part, (found.get(segment.part) ?? 0) + segment.weight);
  const whole = pattern.parts.map((letters) => parts[partIds.get(letters) ?? -1]?.weights.at(-1) ?? 0);
  return Math.max(...found.values()) / Math.max(...whole);
}

function endingOf(
  text: Letters,
  { parts, placeholders }: Pattern<unknown>,
  { end, position, to }: Behind,
): Ending {
  const part = parts[position] ?? '';
  if (to === null || (position === placeholders.length && to >= part.length - SLACK)) return 'whole';
  if (to === 0 || to >= part.length) return 'value';
  return isCleanCut(text, end) ? 'cut' : 'other';
}

/** What stands where somebody cut a sentence off, or another text begins. */
const SENTENCE_END = /^\s{0,3}['’»]?\s{0,3}(?:[)。）]|\.(?!\.))/;
const CUT_MARK = /^(?!\s{0,3}['’»]?\s{0,3}(?:[)。）]|\.(?!\.)))[^]*?(?:[\n…"”»`|([\]{}]|\s[-–—]\s)|\.\./;

function isCleanCut(text: Letters, end: number): boolean {
  const behind = sourceBetween(text, end, end);
  // A line that goes on in small letters was wrapped.
  if (/\p{Ll}/u.test(text.source.charAt(text.positions[end] ?? text.source.length)))
    return CUT_MARK.test(behind.replaceAll('\n', ' '));
  return CUT_MARK.test(behind) || (end >= text.letters.length && !SENTENCE_END.test(behind));
}
