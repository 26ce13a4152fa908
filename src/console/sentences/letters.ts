/**
 * A text reduced to its letters and digits in lower case. Sentences are compared in this form: it does not change when a text is wrapped in
 * the middle of a word, when its quotation marks are replaced or lost, or when marks are put around words.
 */
export interface Letters {
  readonly source: string;
  readonly letters: string;
  /** The index in `source` of each letter. */
  readonly positions: Uint32Array;
}

const LETTER = /[\p{L}\p{N}]/u;

const LETTER_A = 0x61;
const LETTER_Z = 0x7a;
const CAPITAL_A = 0x41;
const CAPITAL_Z = 0x5a;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const FIRST_NON_ASCII = 0x80;
const TO_LOWER_CASE = 0x20;

/** The letter that a UTF-16 unit is compared as; 0 when it is none. */
function folded(unit: number): number {
  if (unit >= LETTER_A && unit <= LETTER_Z) return unit;
  if (unit >= CAPITAL_A && unit <= CAPITAL_Z) return unit + TO_LOWER_CASE;
  if (unit >= DIGIT_0 && unit <= DIGIT_9) return unit;
  return unit < FIRST_NON_ASCII ? 0 : foldedBeyondAscii(unit);
}

/** Letters outside the basic plane occur in no browser's message. */
function foldedBeyondAscii(unit: number): number {
  const character = String.fromCharCode(unit);
  if (!LETTER.test(character)) return 0;
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

/** Units that `String.fromCharCode` takes at once. */
const CHUNK = 8_192;

/** Reduces `source` to its letters. Linear. */
export function lettersIn(source: string): Letters {
  const units = new Uint16Array(source.length);
  const positions = new Uint32Array(source.length);
  let length = 0;
  for (let index = 0; index < source.length; index++) {
    const unit = folded(source.charCodeAt(index));
    if (unit === 0) continue;
    units[length] = unit;
    positions[length] = index;
    length++;
  }
  let letters = '';
  for (let start = 0; start < length; start += CHUNK)
    letters += String.fromCharCode(...units.subarray(start, Math.min(length, start + CHUNK)));
  return { source, letters, positions: positions.subarray(0, length) };
}

/** The letters of a sentence to look for. */
export const lettersOf = (text: string): string => lettersIn(text).letters;

/** The text from letter `start` up to letter `end`, with everything between the neighbouring letters. */
export function sourceBetween({ source, positions }: Letters, start: number, end: number): string {
  const from = start === 0 ? 0 : (positions[start - 1] ?? source.length - 1) + 1;
  return source.slice(from, positions[end] ?? source.length);
}
