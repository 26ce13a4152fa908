/**
 * Chromium hands header values to DevTools decoded as windows-1252, one character per byte. These are its characters for the bytes 0x80 to
 * 0x9F; a byte without one keeps its number. Measured in Chromium 156.
 */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

// oxlint-disable-next-line no-control-regex -- the range is ASCII, controls included
const NON_ASCII = /[^\u0000-\u007f]/;

/** Only where a text is more than ASCII its bytes and its characters differ. */
const isAscii = (text: string): boolean => !NON_ASCII.test(text);

/** The byte that a character of a header value stands for; null when it stands for none. */
export function byteOf(character: string): number | null {
  const index = WINDOWS_1252.indexOf(character);
  if (index !== -1) return 0x80 + index;
  const unit = character.charCodeAt(0);
  return unit <= 0xff ? unit : null;
}

/**
 * A header value decoded as UTF-8, null when it is none: CDP gives values in its verdicts so, and an empty text where it cannot. A text
 * whose characters are no bytes has been decoded already.
 */
export function decodeUtf8(value: string): string | null {
  if (isAscii(value)) return value;
  let encoded = '';
  for (let index = 0; index < value.length; index++) {
    const byte = byteOf(value.charAt(index));
    if (byte === null) return value;
    encoded += `%${byte.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}
