import { lettersOf } from '../sentences/letters.ts';
import type { Pattern } from '../sentences/pattern.ts';

/** A fixed part of one or more sentences. */
interface Part {
  readonly letters: string;
  /** What the letters before each index tell, together. */
  readonly weights: Float64Array;
  /** The sentences that have it, and where in them. */
  readonly owners: readonly Owner[];
}

interface Owner {
  /** Index of the pattern. */
  readonly pattern: number;
  /** Index of the part in the pattern. */
  readonly position: number;
}

/** A stretch of the text that reads as a stretch of a part. All indexes count letters. */
export interface Segment {
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** Short runs of letters, by what they hash to, with the places in the parts where they stand. */
export interface SegmentIndex {
  readonly parts: readonly Part[];
  readonly partIds: ReadonlyMap<string, number>;
  readonly seeds: ReadonlyMap<number, readonly number[]>;
  /** Whether any seed has this hash, cut to 16 bits. */
  readonly isSeed: Uint8Array;
}

/** From here on a character is a syllable or a word rather than a letter: Thai, Japanese, Chinese, Korean. */
const FIRST_DENSE = 0x0e00;
const DENSE_WEIGHT = 2.5;

/** What all CORS headers' names begin with tells little. */
const HEADER_BEGINNING = new RegExp(`${lettersOf('Access-Control')}(?:${lettersOf('-Allow')})?`, 'g');
const HEADER_WEIGHT = 0.25;

function weightsOf(letters: string): Float64Array {
  const isHeader = new Uint8Array(letters.length);
  for (const { 0: run, index } of letters.matchAll(HEADER_BEGINNING))
    isHeader.fill(1, index, index + run.length);
  const weights = new Float64Array(letters.length + 1);
  for (let index = 0; index < letters.length; index++) {
    const plain = letters.charCodeAt(index) >= FIRST_DENSE ? DENSE_WEIGHT : 1;
    weights[index + 1] = (weights[index] ?? 0) + (isHeader[index] === 1 ? HEADER_WEIGHT : plain);
  }
  return weights;
}

/** How many letters a seed has. */
const SEED = 6;
const DENSE_SEED = 3;

/** A run of letters that stands in more places than this tells none of them, save where sentences begin with it. */
const MOST_PLACES = 24;

/** Longer than any part. */
const PLACES = 4_096;

const seedLength = (letters: string, index: number): number =>
  letters.charCodeAt(index) >= FIRST_DENSE ? DENSE_SEED : SEED;

function hashAt(letters: string, index: number, length: number): number {
  let hash = length;
  for (let offset = 0; offset < length; offset++)
    hash = Math.imul(hash ^ letters.charCodeAt(index + offset), 0x0100_0193);
  return hash ^ (hash >>> 15);
}

/** Prepares the parts of patterns for `findSegments`. */
export function indexSegments(patterns: readonly Pattern<unknown>[]): SegmentIndex {
  const owners = new Map<string, Owner[]>();
  for (const [pattern, { parts }] of patterns.entries())
    for (const [position, letters] of parts.entries())
      if (letters !== '') owners.set(letters, [...(owners.get(letters) ?? []), { pattern, position }]);
  const parts = [...owners].map(([letters, all]): Part => ({
    letters,
    weights: weightsOf(letters),
    owners: all,
  }));
  const partIds = new Map(parts.map(({ letters }, id) => [letters, id]));
  return { parts, partIds, ...seedsOf(parts) };
}

function seedsOf(parts: readonly Part[]): Pick<SegmentIndex, 'seeds' | 'isSeed'> {
  const seeds = new Map<number, number[]>();
  for (const [id, { letters }] of parts.entries())
    for (let offset = 0; offset < letters.length; offset++) {
      const length = seedLength(letters, offset);
      if (offset + length > letters.length) continue;
      const hash = hashAt(letters, offset, length);
      const places = seeds.get(hash);
      if (places === undefined) seeds.set(hash, [id * PLACES + offset]);
      else places.push(id * PLACES + offset);
    }
  const isSeed = new Uint8Array(65_536);
  for (const [hash, places] of seeds) {
    const kept = places.length > MOST_PLACES ? places.filter((place) => place % PLACES === 0) : places;
    if (kept.length === 0 || kept.length > MOST_PLACES) {
      seeds.delete(hash);
      continue;
    }
    seeds.set(hash, kept);
    isSeed[hash & 0xffff] = 1;
  }
  return { seeds, isSeed };
}

/** More stretches than the most messages have: what comes after them is not read. */
const MOST_SEGMENTS = 60_000;

/** What a stretch has to tell at least. */
const LEAST_WEIGHT = 4.5;

/** Every stretch of the text that reads as one of a part, in the order of the text. Linear. */
export function findSegments(text: string, index: SegmentIndex): Segment[] {
  const { parts, seeds, isSeed } = index;
  const segments: Segment[] = [];
  const reached = new Int32Array(parts.length);
  for (let at = 0; at < text.length && segments.length < MOST_SEGMENTS; at++) {
    const length = seedLength(text, at);
    if (at + length > text.length) continue;
    const hash = hashAt(text, at, length);
    if (isSeed[hash & 0xffff] !== 1) continue;
    for (const place of seeds.get(hash) ?? []) {
      const id = Math.floor(place / PLACES);
      const part = parts[id];
      // A stretch of this part that was found before goes over this place.
      if (part === undefined || at < (reached[id] ?? 0)) continue;
      const segment = segmentAt(text, { id, part, at, offset: place % PLACES });
      if (segment === null) continue;
      reached[id] = segment.end;
      if (segment.weight >= LEAST_WEIGHT) segments.push(segment);
    }
  }
  return segments;
}

interface Seed {
  readonly id: number;
  readonly part: Part;
  readonly at: number;
  readonly offset: number;
}

function segmentAt(text: string, { id, part, at, offset }: Seed): Segment | null {
  const { letters, weights } = part;
  const right = extend(text, letters, { at, offset, step: 1, limit: text.length });
  if (right.length < seedLength(letters, offset)) return null;
  const left = extend(text, letters, { at: at - 1, offset: offset - 1, step: -1, limit: -1 });
  const from = left.offset + 1;
  const weight =
    (weights[right.offset] ?? 0) - (weights[from] ?? 0) - COST_OF_ERROR * (left.errors + right.errors);
  return { part: id, from, to: right.offset, start: left.at + 1, end: right.at, weight };
}

/** What a letter that is wrong, missing or too many takes away. */
const COST_OF_ERROR = 1.6;

/** In which ways the text may differ for a letter or two: how many letters of the text, how many of the sentence. */
const EDITS = [
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 2],
  [2, 0],
  [0, 2],
  [2, 1],
  [1, 2],
] as const;

/** So many letters have to agree behind a mistake. */
const AGREEING = 4;

interface From {
  readonly at: number;
  readonly offset: number;
  readonly step: 1 | -1;
  readonly limit: number;
}

interface Extent {
  /** The first letter of the text that no longer agrees. */
  readonly at: number;
  readonly offset: number;
  readonly errors: number;
  readonly length: number;
}

/** How far text and sentence agree in one direction, over a few letters that are wrong. */
function extend(text: string, letters: string, { at: first, offset: second, step, limit }: From): Extent {
  const last = step === 1 ? letters.length : -1;
  let at = first;
  let offset = second;
  let errors = 0;
  for (;;) {
    while (at !== limit && offset !== last && text.charCodeAt(at) === letters.charCodeAt(offset)) {
      at += step;
      offset += step;
    }
    const length = Math.abs(offset - second);
    if (at === limit || offset === last || errors > length / 9) return { at, offset, errors, length };
    const edit = EDITS.find(([ours, theirs]) =>
      agree(text, letters, { at: at + ours * step, offset: offset + theirs * step, step, limit }),
    );
    if (edit === undefined) return { at, offset, errors, length };
    at += edit[0] * step;
    offset += edit[1] * step;
    errors += Math.max(...edit);
  }
}

function agree(text: string, letters: string, { at, offset, step, limit }: From): boolean {
  for (let count = 0; count < AGREEING; count++) {
    const place = at + count * step;
    const letter = letters.charCodeAt(offset + count * step);
    const isOutside = step === 1 ? place >= limit : place <= limit;
    if (isOutside || Number.isNaN(letter) || text.charCodeAt(place) !== letter) return false;
  }
  return true;
}
