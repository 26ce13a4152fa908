import { CHROMIUM_PATTERNS } from '../sentences/former-chromium.ts';
import { CONFUSABLE_PATTERNS, type ConfusableMeaning } from '../sentences/confusables.ts';
import { CATEGORY_PATTERNS, type CategoryMeaning, FIREFOX_PATTERNS } from '../sentences/former-firefox.ts';
import { findPatterns, indexPatterns, type RawValue } from './find-patterns.ts';
import {
  FRAME_PATTERNS,
  type FrameMeaning,
  SUPPLEMENT_PATTERNS,
  type SupplementMeaning,
} from '../sentences/frames.ts';
import type { Letters } from '../sentences/letters.ts';
import {
  findOtherErrors,
  NAMED_ERROR_PATTERNS,
  type NamedErrorMeaning,
} from '../sentences/network-errors.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';
import { EXPLORER_PATTERNS, WEBKIT_PATTERNS } from '../sentences/webkit.ts';

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

/** Something recognised in the text. Indexes count UTF-16 units. */
export interface Finding {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
  readonly values: readonly RawValue[];
}

const INDEX = indexPatterns<Meaning>([
  ...FRAME_PATTERNS,
  ...SUPPLEMENT_PATTERNS,
  ...CHROMIUM_PATTERNS,
  ...FIREFOX_PATTERNS,
  ...CATEGORY_PATTERNS,
  ...WEBKIT_PATTERNS,
  ...EXPLORER_PATTERNS,
  ...CONFUSABLE_PATTERNS,
  ...NAMED_ERROR_PATTERNS,
]);

/** `GET https://host/path 404 (Not Found)` */
const STATUS_LINE =
  /\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\s{1,5}(https?:\/\/\S{1,2000})\s{1,5}([45]\d\d)\b/g;

/** Everything recognised in a cleaned text, in its order. Linear. */
export function findAll(text: Letters): Finding[] {
  const sentences = findPatterns(text, INDEX).map(({ meaning, start, end, values }): Finding => ({
    meaning,
    start: text.positions[start] ?? 0,
    end: (text.positions[end - 1] ?? 0) + 1,
    values,
  }));
  const errors = findOtherErrors(text.source).map(({ meaning, start, end }): Finding => ({
    meaning,
    start,
    end,
    values: [],
  }));
  const lines = [...text.source.matchAll(STATUS_LINE)].map(
    ({ 0: whole, 1: method = '', 2: url = '', 3: status = '', index }): Finding => ({
      meaning: { role: 'status-line', method, url, status: Number(status) },
      start: index,
      end: index + whole.length,
      values: [],
    }),
  );
  const all = [...sentences, ...errors, ...lines].sort((one, other) => one.start - other.start);
  // A name without `net::` is a part of the one with it.
  return all.filter(
    ({ meaning, start }, index) => meaning.role !== 'named-error' || start >= (all[index - 1]?.end ?? 0),
  );
}
