/** The encodings in which a HAR is met. The names are those of the Encoding Standard. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The encoding of a text by its first bytes: a byte order mark, or the zero that is half of each ASCII character in UTF-16; UTF-8 where
 * neither is there. A JSON text begins with an ASCII character. https://www.rfc-editor.org/rfc/rfc4627#section-3
 */
export function encodingOf([first, second]: Uint8Array): TextEncodingName {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined))
    return 'utf-16be';
  return 'utf-8';
}
