import { partsOf, type Placeholder } from './template.ts';
import { lettersOf } from './letters.ts';

/** A sentence to look for, cut at its placeholders, each piece reduced to its letters. */
export interface Pattern<Meaning> {
  readonly meaning: Meaning;
  /** One more than `placeholders`; the first and the last may be empty. */
  readonly parts: readonly string[];
  readonly placeholders: readonly Placeholder[];
  /** Indexes of the parts that tell the sentence by themselves: it may have been cut off before or after them. */
  readonly keys: readonly number[];
}

/** A part with this many letters occurs in no other sentence by accident. */
const TELLING_LENGTH = 20;

/** Makes a pattern of a browser's sentence. Its longest part always tells it, whatever its length; others from `telling` letters on. */
export function patternOf<Meaning>(
  template: string,
  meaning: Meaning,
  telling = TELLING_LENGTH,
): Pattern<Meaning> {
  const { texts, placeholders } = partsOf(template);
  const parts = texts.map(lettersOf);
  const longest = Math.max(...parts.map(({ length }) => length));
  const keys = parts.flatMap(({ length }, index) => (length === longest || length >= telling ? [index] : []));
  return { meaning, parts, placeholders, keys };
}
