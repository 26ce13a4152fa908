import { CHROMIUM_PATTERNS } from '../sentences/chromium-reasons.ts';
import { CONFUSABLE_PATTERNS, type ConfusableMeaning } from '../sentences/confusables.ts';
import { CATEGORY_PATTERNS, type CategoryMeaning, FIREFOX_PATTERNS } from '../sentences/firefox-reasons.ts';
import {
  FRAME_PATTERNS,
  type FrameMeaning,
  SUPPLEMENT_PATTERNS,
  type SupplementMeaning,
} from '../sentences/frames.ts';
import { endOfLetter, type Letters } from '../sentences/letters.ts';
import {
  findOtherErrors,
  NAMED_ERROR_PATTERNS,
  type NamedErrorMeaning,
} from '../sentences/network-errors.ts';
import type { Pattern } from '../sentences/pattern.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';
import { EXPLORER_PATTERNS, WEBKIT_PATTERNS } from '../sentences/webkit.ts';
import { align } from './align.ts';
import type { Alignment, Ending, RawValue } from './alignment.ts';
import type { SentenceIndex } from './chains.ts';

/** A line of the Network log: method, address and an error status. */
export interface StatusLineMeaning {
  readonly role: 'status-line';
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

export type Meaning =
  | FrameMeaning
  | SupplementMeaning
  | ReasonMeaning
  | CategoryMeaning
  | ConfusableMeaning
  | NamedErrorMeaning
  | StatusLineMeaning;

/** One way to read what was recognised. */
export interface Reading {
  readonly meaning: Meaning;
  readonly values: readonly RawValue[];
  /** Where it begins in the text. */
  readonly start: number;
  /** How well the sentence fits. */
  readonly score: number;
  /** What stands where its first letters are. */
  readonly beginning: Ending;
  readonly ending: Ending;
  /** How much of a part of it is there. */
  readonly bestPart: number;
}

/** Something recognised in the text. Indexes count UTF-16 units. */
export interface Finding {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
  readonly values: readonly RawValue[];
  /** Every way to read it, this one first. */
  readonly readings: readonly Reading[];
  /** Whether the words tell it by themselves: others count behind the beginning of a message only. */
  readonly isTelling: boolean;
}

/** What the browsers print in English, and what is taken for it. */
export const ENGLISH: readonly Pattern<Meaning>[] = [
  ...FRAME_PATTERNS,
  ...SUPPLEMENT_PATTERNS,
  ...CHROMIUM_PATTERNS,
  ...FIREFOX_PATTERNS,
  ...CATEGORY_PATTERNS,
  ...WEBKIT_PATTERNS,
  ...EXPLORER_PATTERNS,
  ...CONFUSABLE_PATTERNS,
  ...NAMED_ERROR_PATTERNS,
];

/** `GET https://host/path 404 (Not Found)` */
const STATUS_LINE =
  /\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s{1,5}(https?:\/\/\S{1,2000})\s{1,5}([45]\d\d)\b/g;

/** What every line of Chromium begins with, whatever was asked for. */
const ACCESS = /\bAc{1,2}es{1,2} to [\w -]{1,40}? at\s{1,3}(?=["'‘’“”`«<[]|[a-z][a-z\d+.-]{1,20}:)/g;

const ACCESS_MEANING: FrameMeaning = {
  role: 'frame',
  frame: 'access-beginning',
  engine: 'chromium',
  warning: false,
};

/** What letters have to tell so that nobody uses them by accident. */
const TELLING = 18;
/** The same where the sentence ends as a browser ends it, or was cut. */
const TELLING_AT_END = 12;
/** The same where the text goes on with other words. */
const TELLING_THOUGH_CONTRADICTED = 21;
/** The same where less than half of a part is left, without its beginning. */
const TELLING_FRONT_CUT = 22;
const HALF = 0.5;
const MOST_OF_IT = 0.6;
/** The same where people use some of the words themselves. */
const TELLING_ALONE = 26;
/** The same in the middle of other words. */
const TELLING_BETWEEN_OTHERS = 32;
/** The fraction of a part that is as good as the whole. */
const NEARLY_WHOLE = 0.9;

/** Whether the words are so many, or so much of the sentence, that they tell it. */
function isTelling(alignment: Alignment<Meaning>): boolean {
  const { meaning, weight, beginning, ending, bestPart } = alignment;
  switch (meaning.role) {
    case 'confusable':
    case 'named-error':
    case 'category':
      if (weight >= TELLING_ALONE) return true;
      return bestPart >= NEARLY_WHOLE && (weight >= TELLING || ending === 'whole');
    case 'frame':
      return isMuch(alignment, beginning === 'other' ? TELLING : TELLING_AT_END);
    case 'reason':
      return isTellingReason(alignment);
    default:
      return beginning === 'other' ? weight >= TELLING_ALONE : isMuch(alignment, TELLING_AT_END);
  }
}

function isTellingReason(alignment: Alignment<Meaning>): boolean {
  const { weight, beginning, ending, bestPart } = alignment;
  // The end of a sentence that others end with, too.
  if (beginning === 'cut' && bestPart < HALF && weight < TELLING_FRONT_CUT) return false;
  if (beginning === 'other') return weight >= (ending === 'other' ? TELLING_BETWEEN_OTHERS : TELLING_ALONE);
  // What stands behind a value may be any words.
  if (beginning === 'value' && weight < TELLING) return false;
  return isMuch(alignment, bestPart >= MOST_OF_IT ? TELLING_AT_END : TELLING);
}

function isMuch({ weight, ending, bestPart }: Alignment<Meaning>, atEnd: number): boolean {
  if (weight >= (ending === 'other' ? TELLING_THOUGH_CONTRADICTED : TELLING)) return true;
  return ending === 'whole' ? bestPart >= NEARLY_WHOLE : ending !== 'other' && weight >= atEnd;
}

/** The words of a title in an address: `…/header-is-not-allowed-by-…`. */
function isInAddress({ source, positions }: Letters, { start, end, meaning }: Alignment<Meaning>): boolean {
  const words = source.slice(positions[start] ?? 0, positions[end - 1]);
  return meaning.role !== 'named-error' && /^[a-z\d]+[-_+][!-~]*$/i.test(words);
}

const readingOf = (text: Letters, each: Alignment<Meaning>): Reading => ({
  meaning: each.meaning,
  values: each.values,
  start: text.positions[each.start] ?? 0,
  score: each.score,
  beginning: each.beginning,
  ending: each.ending,
  bestPart: each.bestPart,
});

/** A short sentence that stands there whole, where a longer one claims its words and does not tell. */
function leadingOf(alignment: Alignment<Meaning>): Alignment<Meaning> {
  if (isTelling(alignment)) return alignment;
  const whole = alignment.rivals.find(
    (rival) =>
      rival.beginning === 'whole' && rival.ending === 'whole' && rival.bestPart === 1 && isTelling(rival),
  );
  return whole ?? alignment;
}

function findingOf(text: Letters, alignment: Alignment<Meaning>): Finding {
  const leading = leadingOf(alignment);
  const { meaning, start, end, values } = leading;
  const others = [alignment, ...alignment.rivals].filter((each) => each !== leading);
  return {
    meaning,
    start: text.positions[start] ?? 0,
    end: endOfLetter(text, end - 1),
    values,
    readings: [leading, ...others].map((each) => readingOf(text, each)),
    isTelling: isTelling(leading) && !isInAddress(text, leading),
  };
}

/** What is known for certain: it has a form of its own. */
const certain = (meaning: Meaning, start: number, end: number): Finding => ({
  meaning,
  start,
  end,
  values: [],
  readings: [],
  isTelling: true,
});

/** Every one of `sentences` recognised in a cleaned text, in its order. Linear. */
export function findAll(text: Letters, sentences: SentenceIndex<Meaning>): Finding[] {
  const found = align(text, sentences).map((alignment) => findingOf(text, alignment));
  const errors = findOtherErrors(text.source).map(({ meaning, start, end }) => certain(meaning, start, end));
  const lines = [...text.source.matchAll(STATUS_LINE)].map(
    ({ 0: whole, 1: method = '', 2: url = '', 3: status = '', index }) =>
      certain({ role: 'status-line', method, url, status: Number(status) }, index, index + whole.length),
  );
  const beginnings = [...text.source.matchAll(ACCESS)].map(({ 0: whole, index }) =>
    certain(ACCESS_MEANING, index, index + whole.length),
  );
  const all = [...found, ...errors, ...lines, ...beginnings].sort((one, other) => one.start - other.start);
  // A name without `net::` is a part of the one with it.
  return all.filter(
    ({ meaning, start }, index) => meaning.role !== 'named-error' || start >= (all[index - 1]?.end ?? 0),
  );
}
