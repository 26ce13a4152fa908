import type { Placeholder } from '../template.ts';
import { type Letters, sourceBetween } from './letters.ts';
import type { Pattern } from './pattern.ts';

/** The text at a placeholder, as it stands there: with the quotation marks, spaces and line breaks around it. */
export interface RawValue {
  readonly placeholder: Placeholder;
  readonly text: string;
  /** Whether the sentence goes on behind it, so that the end is known. */
  readonly closed: boolean;
}

/** A sentence found in a text. Indexes count letters. */
export interface Match<Meaning> {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
  readonly values: readonly RawValue[];
}

/** A part of a pattern found in the text. */
interface Hit<Meaning> {
  readonly pattern: Pattern<Meaning>;
  readonly part: number;
  readonly start: number;
  readonly end: number;
}

interface Key<Meaning> {
  readonly pattern: Pattern<Meaning>;
  readonly part: number;
  readonly text: string;
}

/** Telling parts by their first three letters, the longest first. */
export type PatternIndex<Meaning> = ReadonlyMap<number, readonly Key<Meaning>[]>;

/** Three UTF-16 units as one number. */
const firstThree = (text: string, index: number): number =>
  (text.charCodeAt(index) * 65_536 + text.charCodeAt(index + 1)) * 65_536 + text.charCodeAt(index + 2);

/** Prepares patterns for `findPatterns`. */
export function indexPatterns<Meaning>(patterns: readonly Pattern<Meaning>[]): PatternIndex<Meaning> {
  const index = new Map<number, Key<Meaning>[]>();
  for (const pattern of patterns) {
    for (const part of pattern.keys) {
      const text = pattern.parts[part] ?? '';
      const keys = index.get(firstThree(text, 0)) ?? [];
      keys.push({ pattern, part, text });
      index.set(firstThree(text, 0), keys);
    }
  }
  for (const keys of index.values()) keys.sort((one, other) => other.text.length - one.text.length);
  return index;
}

/** Where one sentence may lie in the text: behind the one before it, before the one after it. */
interface Room {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the sentences of `index` in a text, in its order and without overlap; where two begin at the same letter, the longer one counts.
 * Linear: one pass for the telling parts, and what lies between two of them is looked at once for each part of one pattern.
 */
export function findPatterns<Meaning>(text: Letters, index: PatternIndex<Meaning>): Match<Meaning>[] {
  const hits = findKeys(text.letters, index);
  const matches: Match<Meaning>[] = [];
  let from = 0;
  for (const [position, hit] of hits.entries()) {
    // A part of the sentence that an earlier part of it has led to.
    if (hit.start < from) continue;
    const match = matchAt(text, hit, { from, to: nextStart(hits, position) ?? text.letters.length });
    matches.push(match);
    from = match.end;
  }
  return matches;
}

/** Where the next sentence begins: a later part of the same sentence does not end it. */
function nextStart<Meaning>(hits: readonly Hit<Meaning>[], position: number): number | undefined {
  const hit = hits[position];
  let next = position + 1;
  let part = hit?.part ?? 0;
  while (hits[next]?.pattern === hit?.pattern && (hits[next]?.part ?? 0) > part) {
    part = hits[next]?.part ?? 0;
    next++;
  }
  return hits[next]?.start;
}

function findKeys<Meaning>(letters: string, index: PatternIndex<Meaning>): Hit<Meaning>[] {
  const hits: Hit<Meaning>[] = [];
  let from = 0;
  for (let start = 0; start < letters.length - 2; start++) {
    if (start < from) continue;
    const key = index.get(firstThree(letters, start))?.find(({ text }) => letters.startsWith(text, start));
    if (key === undefined) continue;
    from = start + key.text.length;
    hits.push({ pattern: key.pattern, part: key.part, start, end: from });
  }
  return hits;
}

function matchAt<Meaning>(text: Letters, hit: Hit<Meaning>, room: Room): Match<Meaning> {
  const values: RawValue[] = [];
  const start = matchBackwards(text, hit, room.from, values);
  const end = matchForwards(text, hit, room.to, values);
  return { meaning: hit.pattern.meaning, start, end, values };
}

/** Longest value before the part that was found, in letters: what stands further away belongs to something else. */
const FURTHEST_BACK = 4_000;

function matchBackwards<Meaning>(text: Letters, hit: Hit<Meaning>, from: number, values: RawValue[]): number {
  let start = hit.start;
  for (let part = hit.part - 1; part >= 0; part--) {
    const before = text.letters.slice(Math.max(from, start - FURTHEST_BACK), start);
    const wanted = hit.pattern.parts[part] ?? '';
    const found = before.lastIndexOf(wanted);
    const placeholder = hit.pattern.placeholders[part];
    if (found === -1 || placeholder === undefined) break;
    const wantedStart = start - before.length + found;
    const valueStart = wanted === '' ? start - before.length : wantedStart + wanted.length;
    values.unshift({ placeholder, text: sourceBetween(text, valueStart, start), closed: true });
    start = wanted === '' ? start : wantedStart;
  }
  return start;
}

function matchForwards<Meaning>(text: Letters, hit: Hit<Meaning>, to: number, values: RawValue[]): number {
  let end = hit.end;
  for (let part = hit.part + 1; part < hit.pattern.parts.length; part++) {
    const wanted = hit.pattern.parts[part] ?? '';
    const placeholder = hit.pattern.placeholders[part - 1];
    const found = wanted === '' ? -1 : text.letters.slice(end, to).indexOf(wanted);
    if (placeholder === undefined) break;
    const closed = found !== -1;
    values.push({ placeholder, text: sourceBetween(text, end, closed ? end + found : to), closed });
    if (!closed) break;
    end += found + wanted.length;
  }
  return end;
}
