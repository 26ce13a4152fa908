/**
 * Header text, one character per byte, decoded as UTF-8; null when it is none. CDP gives header values in console data decoded, and an
 * empty text where it cannot.
 */
export function decodeUtf8(bytes: string): string | null {
  if (!NON_ASCII.test(bytes)) return bytes;
  let encoded = '';
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes.charCodeAt(index);
    if (byte > 0xff) return bytes;
    encoded += `%${byte.toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

// oxlint-disable-next-line no-control-regex -- the range is ASCII, controls included
const NON_ASCII = /[^\u0000-\u007f]/;
