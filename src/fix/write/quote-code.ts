/**
 * String literals of programming languages, one function each. What the page or the server said can never end the literal, start an
 * expression or begin a new line. All are total.
 */

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** Maps every UTF-16 unit: `special` characters get a backslash, what is no printable ASCII goes through `escape`. */
function mapUnits(text: string, special: string, escape: (code: number) => string): string {
  let mapped = '';
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    const code = text.charCodeAt(index);
    if (special.includes(character)) mapped += `\\${character}`;
    else mapped += code < 0x20 || code > 0x7e ? escape(code) : character;
  }
  return mapped;
}

/** The same by code point; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD. */
function mapPoints(text: string, special: string, escape: (code: number) => string): string {
  let mapped = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isLone = code >= 0xd800 && code <= 0xdfff;
    if (special.includes(character)) mapped += `\\${character}`;
    else mapped += code < 0x20 || code > 0x7e ? escape(isLone ? 0xfffd : code) : character;
  }
  return mapped;
}

/** A Java string literal. `\u000a` would be a line end before Java sees the literal: ASCII controls are octal. */
export const javaString = (text: string): string =>
  `"${mapUnits(text, '"\\', (code) => `\\${code < 0x80 ? code.toString(8).padStart(3, '0') : `u${hex(code, 4)}`}`)}"`;

/** A Kotlin string literal, in which `$` begins a template. */
export const kotlinString = (text: string): string =>
  `"${mapUnits(text, '"\\$', (code) => `\\u${hex(code, 4)}`)}"`;

/** A Go interpreted string literal. */
export const goString = (text: string): string =>
  `"${mapPoints(text, '"\\', (code) => (code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`))}"`;

/** A Rust string literal. */
export const rustString = (text: string): string =>
  `"${mapPoints(text, '"\\', (code) => `\\u{${code.toString(16)}}`)}"`;

/** A Ruby string literal in double quotes, without interpolation. */
export const rubyString = (text: string): string =>
  `"${mapPoints(text, '"\\#', (code) => `\\u{${code.toString(16)}}`)}"`;

/** A PHP string literal in single quotes; controls and other characters stand as they are, which PHP allows. */
export const phpString = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
