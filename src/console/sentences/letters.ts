/**
 * A text reduced to its letters and digits. Sentences are compared in this form: it does not change when a text is wrapped in the middle of a
 * word, when its quotation marks are replaced or lost, when marks are put around words, or when letters that look alike are misread from a
 * picture (`l`, `I`, `1` and `i`; `O` and `0`; `rn` and `m`).
 */
export interface Letters {
  readonly source: string;
  readonly letters: string;
  /** The index in `source` of each letter. */
  readonly positions: Uint32Array;
}

const LETTER = /[\p{L}\p{N}]/u;

const FIRST_NON_ASCII = 0x80;

/** Characters that a picture does not tell apart, as one of them. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['l', 'i'],
]);

/** What an ASCII character is compared as; 0 when it is no letter. */
const FOLDED_ASCII: Uint8Array = Uint8Array.from({ length: FIRST_NON_ASCII }, (_none, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return LETTER.test(character) ? (LOOKALIKES.get(character) ?? character).charCodeAt(0) : 0;
});

/** Letters outside the basic plane occur in no browser's message. */
function foldedBeyondAscii(unit: number): number {
  const character = String.fromCharCode(unit);
  if (!LETTER.test(character)) return 0;
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : unit;
}

const folded = (unit: number): number =>
  unit < FIRST_NON_ASCII ? (FOLDED_ASCII[unit] ?? 0) : foldedBeyondAscii(unit);

const LETTER_M = 0x6d;
const LETTER_N = 0x6e;
const LETTER_R = 0x72;

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
    const isBehindR =
      unit === LETTER_N && units[length - 1] === LETTER_R && positions[length - 1] === index - 1;
    if (isBehindR) {
      units[length - 1] = LETTER_M;
      continue;
    }
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
  const from = start === 0 ? 0 : endOfLetter({ source, positions }, start - 1);
  return source.slice(from, positions[end] ?? source.length);
}

/** Where letter `index` ends in the source: two characters may be one letter. */
export function endOfLetter(
  { source, positions }: Pick<Letters, 'source' | 'positions'>,
  index: number,
): number {
  const at = positions[index] ?? source.length - 1;
  return /^rn/i.test(source.slice(at, at + 2)) ? at + 2 : at + 1;
}
