/** Longest value shown inside a sentence, in UTF-16 units; the raw headers show it whole. */
const LONGEST_VALUE = 120;
/** Longest path shown inside a sentence, in UTF-16 units. */
export const LONGEST_PATH = 60;

const ELLIPSIS = '…';

/** Control, format (bidirectional overrides, zero width), line and paragraph separators, lone surrogates: they hide or reorder text. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escapeCharacter(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return hexadecimal.length > 4 ? `\\u{${hexadecimal}}` : `\\u${hexadecimal.padStart(4, '0')}`;
}

/** Nothing but printable ASCII: almost every value, and told much faster than by Unicode categories. */
const PLAIN = /^[ -~]*$/;

/** `text` on one line with every invisible character written as an escape such as `\u001B`, as Chromium's console writes it. Never throws. */
export const visible = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(INVISIBLE, escapeCharacter);

/** A cut must not part a surrogate pair: the half that stays would be shown as an escape. */
const startsWithHalf = (text: string): boolean => /^[\uDC00-\uDFFF]/.test(text);
const endsWithHalf = (text: string): boolean => /[\uD800-\uDBFF]$/.test(text);

/** `text` with its middle replaced by `…` when it is longer than `limit` (at least 3) UTF-16 units: both ends tell most. */
export function shortenMiddle(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const tailLength = Math.floor((limit - 1) / 2);
  let head = text.slice(0, limit - 1 - tailLength);
  let tail = text.slice(text.length - tailLength);
  if (endsWithHalf(head)) head = head.slice(0, -1);
  if (startsWithHalf(tail)) tail = tail.slice(1);
  return head + ELLIPSIS + tail;
}

/** A value as a sentence shows it: one line, nothing invisible, at most about `limit` characters. */
export const shownValue = (text: string, limit = LONGEST_VALUE): string =>
  visible(shortenMiddle(text, limit));
