import { endOfLetter, type Letters, sourceBetween } from '../sentences/letters.ts';
import type { Pattern } from '../sentences/pattern.ts';
import type { Ending, Place, RawValue } from './alignment.ts';
import { isOneValue, type Link, LONGEST, SLACK } from './chains.ts';

interface Read {
  readonly values: readonly RawValue[];
  /** Parts that were found by looking for them. */
  readonly places: readonly Place[];
}

/** The parts before the first stretch that was found: too short to be found by themselves. */
export function readBefore(
  text: Letters,
  pattern: Pattern<unknown>,
  { segment, position }: Link,
): Read & { readonly start: number; readonly beginning: Ending } {
  const values: RawValue[] = [];
  const places: Place[] = [];
  let start = segment.start;
  if (segment.from > 1)
    return { values, places, start, beginning: isCleanFront(text, start) ? 'cut' : 'other' };
  for (let part = position - 1; part >= 0; part--) {
    const placeholder = pattern.placeholders[part] ?? 'space';
    const floor = Math.max(0, start - LONGEST[placeholder]);
    const wanted = pattern.parts[part] ?? '';
    const found = wanted === '' ? -1 : lastWord(text, wanted, floor, start);
    const raw = found === -1 ? '' : sourceBetween(text, found + wanted.length, start);
    if (found === -1 || !isOneValue(raw, placeholder)) {
      values.unshift({ placeholder, text: sourceBetween(text, floor, start), known: 'end' });
      return { values, places, start, beginning: 'value' };
    }
    values.unshift({ placeholder, text: raw, known: 'both' });
    places.push({ start: found, end: found + wanted.length });
    start = found;
  }
  return { values, places, start, beginning: 'whole' };
}

/** What stands before a sentence of which the front was cut off. */
const FRONT_MARK = /[\n…"“‘«`|([{>:]|\.\./;

const isCleanFront = (text: Letters, start: number): boolean =>
  start === 0 || FRONT_MARK.test(sourceBetween(text, start, start));

/** Whether letters stand for whole words of the text. */
const isWord = ({ source, positions }: Letters, start: number, end: number): boolean =>
  !LETTER_BEFORE.test(source.slice(Math.max(0, (positions[start] ?? 0) - 1), positions[start] ?? 0)) &&
  !LETTER_BEFORE.test(source.charAt(endOfLetter({ source, positions }, end - 1)));

const LETTER_BEFORE = /[\p{L}\p{N}]/u;

function lastWord(text: Letters, wanted: string, floor: number, end: number): number {
  const before = text.letters.slice(floor, end);
  for (
    let found = before.lastIndexOf(wanted);
    found !== -1;
    found = found === 0 ? -1 : before.lastIndexOf(wanted, found - 1)
  )
    if (isWord(text, floor + found, floor + found + wanted.length)) return floor + found;
  return -1;
}

export function readBetween(
  text: Letters,
  pattern: Pattern<unknown>,
  links: readonly Link[],
): Read & { readonly missing: number } {
  const values: RawValue[] = [];
  const places: Place[] = [];
  let missing = 0;
  for (const [index, link] of links.entries()) {
    const previous = links[index - 1];
    if (previous === undefined || previous.position === link.position) continue;
    const early = Math.max(previous.segment.end, link.segment.start - link.segment.from);
    const end = link.segment.from <= SLACK ? early : link.segment.start;
    let start = previous.segment.end;
    for (let part = previous.position; part < link.position; part++) {
      const wanted = part + 1 === link.position ? '' : (pattern.parts[part + 1] ?? '');
      const found = wanted === '' ? end : firstWord(text, wanted, start, end);
      const placeholder = pattern.placeholders[part];
      // Two values follow each other: the last is the one with a form of its own.
      if (wanted === '' && part + 1 < link.position) continue;
      if (found === -1 || placeholder === undefined) {
        missing++;
        continue;
      }
      values.push({ placeholder, text: sourceBetween(text, start, found), known: 'both' });
      if (wanted !== '') places.push({ start: found, end: found + wanted.length });
      start = found + wanted.length;
    }
  }
  return { values, places, missing };
}

export interface Behind extends Read {
  readonly end: number;
  /** Where in which part the sentence was left. */
  readonly position: number;
  readonly to: number | null;
}

/** The parts behind the last stretch that was found. */
export function readBehind(
  text: Letters,
  pattern: Pattern<unknown>,
  { segment, position: first }: Link,
): Behind {
  const values: RawValue[] = [];
  const places: Place[] = [];
  let position = first;
  let end = segment.end;
  let to: number | null = segment.to;
  while (
    to !== null &&
    to >= (pattern.parts[position]?.length ?? 0) - SLACK &&
    position < pattern.placeholders.length
  ) {
    const placeholder = pattern.placeholders[position] ?? 'space';
    const wanted = pattern.parts[position + 1] ?? '';
    const furthest = Math.min(text.letters.length, end + LONGEST[placeholder]);
    const found = wanted === '' ? -1 : firstWord(text, wanted, end, furthest + wanted.length);
    const raw = sourceBetween(text, end, found === -1 ? furthest : found);
    if (found === -1 || !isOneValue(raw, placeholder)) {
      values.push({ placeholder, text: sourceBetween(text, end, furthest), known: 'start' });
      return { values, places, end, position: position + 1, to: wanted === '' ? null : 0 };
    }
    values.push({ placeholder, text: raw, known: 'both' });
    places.push({ start: found, end: found + wanted.length });
    end = found + wanted.length;
    position++;
    to = wanted.length;
  }
  return { values, places, end, position, to };
}

function firstWord(
  { letters, source, positions }: Letters,
  wanted: string,
  start: number,
  end: number,
): number {
  const text = letters.slice(start, end);
  for (let found = text.indexOf(wanted); found !== -1; found = text.indexOf(wanted, found + 1))
    if (isWord({ letters, source, positions }, start + found, start + found + wanted.length))
      return start + found;
  return -1;
}
