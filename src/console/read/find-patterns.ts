import type { Placeholder } from '../sentences/template.ts';
import { type Letters, sourceBetween } from '../sentences/letters.ts';
import type { Pattern } from '../sentences/pattern.ts';

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

/** A telling part, and the pattern that it is from. */
interface Owner<Meaning> {
  readonly pattern: Pattern<Meaning>;
  readonly part: number;
}

/** A telling part with every pattern that has it. */
interface Key<Meaning> {
  readonly text: string;
  readonly owners: Owner<Meaning>[];
}

/** A telling part found in the text. */
interface Hit<Meaning> {
  readonly owners: readonly Owner<Meaning>[];
  readonly start: number;
  readonly end: number;
}

/** Telling parts by their first three letters, the longest first. */
export type PatternIndex<Meaning> = ReadonlyMap<number, readonly Key<Meaning>[]>;

/** Three UTF-16 units as one number. */
const firstThree = (text: string, index: number): number =>
  (text.charCodeAt(index) * 65_536 + text.charCodeAt(index + 1)) * 65_536 + text.charCodeAt(index + 2);

/** Prepares patterns for `findPatterns`. */
export function indexPatterns<Meaning>(patterns: readonly Pattern<Meaning>[]): PatternIndex<Meaning> {
  const keys = new Map<string, Key<Meaning>>();
  for (const pattern of patterns) {
    for (const part of pattern.keys) {
      const text = pattern.parts[part] ?? '';
      const key = keys.get(text) ?? { text, owners: [] };
      key.owners.push({ pattern, part });
      keys.set(text, key);
    }
  }
  const longestFirst = [...keys.values()].sort((one, other) => other.text.length - one.text.length);
  const index = new Map<number, Key<Meaning>[]>();
  for (const key of longestFirst) {
    const first = firstThree(key.text, 0);
    index.set(first, [...(index.get(first) ?? []), key]);
  }
  return index;
}

/** Where one sentence may lie in the text: behind the one before it, before the one after it. */
interface Room {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the sentences of `index` in a text, in its order and without overlap; where two begin at the same letter, the longer one counts.
 * Linear: one pass for the telling parts, and what lies between two of them is looked at once for each part of the few patterns that have
 * the same telling part.
 */
export function findPatterns<Meaning>(text: Letters, index: PatternIndex<Meaning>): Match<Meaning>[] {
  const hits = findKeys(text.letters, index);
  const matches: Match<Meaning>[] = [];
  let from = 0;
  for (const [position, hit] of hits.entries()) {
    // A part of the sentence that an earlier part of it has led to.
    if (hit.start < from) continue;
    const candidates = hit.owners.map((owner) => {
      const to = nextStart(hits, position, owner) ?? text.letters.length;
      return matchAt(text, hit, owner, { from, to });
    });
    const match = candidates.reduce((best, other) =>
      other.end - other.start > best.end - best.start ? other : best,
    );
    matches.push(match);
    from = match.end;
  }
  return matches;
}

/** Where the next sentence begins: a later part of the same sentence does not end it. */
function nextStart<Meaning>(
  hits: readonly Hit<Meaning>[],
  position: number,
  { pattern, part }: Owner<Meaning>,
): number | undefined {
  let next = position + 1;
  for (let reached = part; next < hits.length; next++) {
    const later = hits[next]?.owners.find((owner) => owner.pattern === pattern && owner.part > reached);
    if (later === undefined) break;
    reached = later.part;
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
    hits.push({ owners: key.owners, start, end: from });
  }
  return hits;
}

function matchAt<Meaning>(
  text: Letters,
  hit: Hit<Meaning>,
  { pattern, part }: Owner<Meaning>,
  room: Room,
): Match<Meaning> {
  const values: RawValue[] = [];
  const start = matchBackwards(text, { pattern, part, at: hit.start }, room.from, values);
  const end = matchForwards(text, { pattern, part, at: hit.end }, room.to, values);
  return { meaning: pattern.meaning, start, end, values };
}

/** From where in the text, and from which part, the rest of a sentence is looked for. */
interface Anchor<Meaning> extends Owner<Meaning> {
  readonly at: number;
}

/** Longest value before the part that was found, in letters: what stands further away belongs to something else. */
const FURTHEST_BACK = 4_000;

function matchBackwards<Meaning>(
  text: Letters,
  { pattern, part: anchor, at }: Anchor<Meaning>,
  from: number,
  values: RawValue[],
): number {
  let start = at;
  for (let part = anchor - 1; part >= 0; part--) {
    const before = text.letters.slice(Math.max(from, start - FURTHEST_BACK), start);
    const wanted = pattern.parts[part] ?? '';
    const found = before.lastIndexOf(wanted);
    const placeholder = pattern.placeholders[part];
    if (found === -1 || placeholder === undefined) break;
    const wantedStart = start - before.length + found;
    const valueStart =
      wanted === ''
        ? start - before.length + endOf(before, pattern.parts[part - 1])
        : wantedStart + wanted.length;
    values.unshift({ placeholder, text: sourceBetween(text, valueStart, start), closed: true });
    start = wanted === '' ? start : wantedStart;
  }
  return start;
}

/** Where the last `part` in `letters` ends; 0 when it is not there. */
function endOf(letters: string, part = ''): number {
  const found = letters.lastIndexOf(part);
  return part === '' || found === -1 ? 0 : found + part.length;
}

function matchForwards<Meaning>(
  text: Letters,
  { pattern, part: anchor, at }: Anchor<Meaning>,
  to: number,
  values: RawValue[],
): number {
  let end = at;
  for (let part = anchor + 1; part < pattern.parts.length; part++) {
    const wanted = pattern.parts[part] ?? '';
    const placeholder = pattern.placeholders[part - 1];
    const found = wanted === '' ? -1 : text.letters.slice(end, to).indexOf(wanted);
    if (placeholder === undefined) break;
    const closed = found !== -1;
    values.push({ placeholder, text: sourceBetween(text, end, closed ? end + found : to), closed });
    if (!closed) break;
    end += found + wanted.length;
  }
  return end;
}
