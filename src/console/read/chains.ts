import { type Letters, sourceBetween } from '../sentences/letters.ts';
import type { Pattern } from '../sentences/pattern.ts';
import type { Placeholder } from '../sentences/template.ts';
import { findSegments, indexSegments, type Segment, type SegmentIndex } from './segments.ts';

/** Patterns prepared for `align`. */
export interface SentenceIndex<Meaning> {
  readonly patterns: readonly Pattern<Meaning>[];
  readonly segments: SegmentIndex;
}

export function indexSentences<Meaning>(patterns: readonly Pattern<Meaning>[]): SentenceIndex<Meaning> {
  return { patterns, segments: indexSegments(patterns) };
}

/** Longest value of each kind, in letters. */
export const LONGEST: Readonly<Record<Placeholder, number>> = {
  value: 3_000,
  url: 4_000,
  origin: 400,
  location: 4_000,
  method: 60,
  header: 150,
  token: 600,
  space: 150,
  target: 60,
  schemes: 300,
  scheme: 60,
  status: 40,
};

/** What is no longer than this is one word. */
const LONGEST_WORD = 400;

/** What may be put between two stretches of one part, in letters: a word, or the marks of a log at the beginning of a line. */
const LONGEST_INSERTION = 16;
const LONGEST_MARK = 60;

/** Stretches of one sentence in the order of both. */
export interface Chain {
  readonly pattern: number;
  readonly links: Link[];
}

export interface Link {
  readonly segment: Segment;
  readonly position: number;
}

/** A stretch may fit in two ways: so many chains of one sentence are kept open besides the latest. */
const MOST_OPEN = 2;

/** So many letters at the end of one part may fit the beginning of the next. */
const OVERLAP = 3;

export function chainsOf<Meaning>(
  text: Letters,
  { patterns, segments: parts }: SentenceIndex<Meaning>,
): Chain[] {
  const segments = findSegments(text.letters, parts);
  const open = new Map<number, Chain[]>();
  const chains: Chain[] = [];
  for (const segment of segments)
    for (const { pattern, position } of parts.parts[segment.part]?.owners ?? []) {
      const link = { segment, position };
      const latest = open.get(pattern) ?? [];
      const current = latest.findLast((each) => isContinued(text, each, link, patterns[pattern]));
      if (current !== undefined && isClean(current, link)) {
        current.links.push(link);
        continue;
      }
      // A better continuation may follow.
      const chain = { pattern, links: [...(current?.links ?? []), link] };
      open.set(pattern, [...latest.slice(-MOST_OPEN), chain]);
      chains.push(chain);
    }
  return chains;
}

/** Whether a stretch goes on where the one before it ends: in the sentence nothing is missing between them. */
const isClean = ({ links }: Chain, { segment, position }: Link): boolean =>
  segment.from <= (links.at(-1)?.position === position ? (links.at(-1)?.segment.to ?? 0) + SLACK : SLACK);

function isContinued(
  text: Letters,
  { links }: Chain,
  { segment, position }: Link,
  pattern: Pattern<unknown> | undefined,
): boolean {
  const last = links.at(-1);
  if (last === undefined || pattern === undefined) return false;
  const gap = segment.start - last.segment.end;
  if (gap < -OVERLAP || position < last.position) return false;
  if (position === last.position)
    return gap >= 0 && segment.from >= last.segment.to && isInsertion(text, last.segment.end, segment.start);
  let longest = 0;
  for (let between = last.position; between < position; between++)
    longest += LONGEST[pattern.placeholders[between] ?? 'space'] + (pattern.parts[between + 1]?.length ?? 0);
  if (gap > longest) return false;
  if (isInWord(text, last.segment.end) || isInWord(text, segment.start)) return false;
  const placeholder = pattern.placeholders[last.position] ?? 'value';
  const isShort = position === last.position + 1 && LONGEST[placeholder] <= LONGEST_WORD;
  return !isShort || isOneValue(sourceBetween(text, last.segment.end, segment.start), placeholder);
}

const isInsertion = (text: Letters, start: number, end: number): boolean =>
  end - start <= LONGEST_INSERTION ||
  (end - start <= LONGEST_MARK && sourceBetween(text, start, end).includes('\n'));

/** No value begins or ends in the middle of a word: `X-Request|ed-With`. */
const isInWord = ({ source, positions }: Letters, letter: number): boolean =>
  /^[a-z]{2}$/i.test(source.slice((positions[letter] ?? 0) - 1, (positions[letter] ?? 0) + 1));

/** What a letter of the sentence that the text leaves out takes away, and one that it puts in. */
const COST_OF_HOLE = 0.5;
const COST_OF_INSERTION = 0.1;

export function costOfHoles({ parts }: Pattern<unknown>, links: readonly Link[]): number {
  let cost = 0;
  for (const [index, { segment, position }] of links.entries()) {
    const previous = links[index - 1];
    if (previous === undefined) continue;
    if (previous.position === position) {
      cost += COST_OF_HOLE * (segment.from - previous.segment.to);
      cost += COST_OF_INSERTION * (segment.start - previous.segment.end);
    } else
      cost += COST_OF_HOLE * (segment.from + (parts[previous.position]?.length ?? 0) - previous.segment.to);
  }
  return cost;
}

/** So many letters at the beginning of a part may be lost. */
export const SLACK = 2;

/** A short word behind the value may be any: the value has to be one by its looks. */
export const isOneValue = (raw: string, placeholder: Placeholder): boolean =>
  ['value', 'space', 'schemes'].includes(placeholder) || !/[^\s]\s+[^\s]+\s+[^\s]/.test(raw.trim());
