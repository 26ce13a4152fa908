/**
 * One function per language that turns any text into a string literal of that language: what the page or the server said can never
 * end the literal, start an expression or begin a new line. All are total.
 */

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** Escapes every UTF-16 unit that is no printable ASCII as `\uXXXX`, and `special` characters by a backslash. */
function escapeUnits(text: string, special: string): string {
  let escaped = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const character = text.charAt(index);
    if (special.includes(character)) escaped += `\\${character}`;
    else if (code < 0x20 || code > 0x7e) escaped += `\\u${hex(code, 4)}`;
    else escaped += character;
  }
  return escaped;
}

/** A JavaScript string literal in single quotes. */
export const jsString = (text: string): string => `'${escapeUnits(text, "'\\")}'`;

/** A C# regular string literal. */
export const csharpString = (text: string): string => `"${escapeUnits(text, '"\\')}"`;

/** A Python `str` literal in double quotes. Characters beyond the BMP need one escape of eight digits, not two of four. */
export function pythonString(text: string): string {
  let escaped = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') escaped += `\\${character}`;
    else if (code > 0xffff) escaped += `\\U${hex(code, 8)}`;
    else if (code < 0x20 || code > 0x7e) escaped += `\\u${hex(code, 4)}`;
    else escaped += character;
  }
  return `"${escaped}"`;
}

/** The variable that stands for `$` in nginx, where nothing escapes it: `geo $cors_dollar { default "$"; }`. */
export const NGINX_DOLLAR = 'cors_dollar';

/** A parameter of an nginx directive in double quotes, for places where nginx does not expand variables (the keys of a `map`). */
export const nginxLiteral = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

/** A parameter of an nginx directive in double quotes, for places where nginx expands variables. See NGINX_DOLLAR. */
export const nginxString = (text: string): string =>
  nginxLiteral(text).replaceAll('$', () => `\${${NGINX_DOLLAR}}`);

/** The value of a raw header line: control characters, which would end the line, are left out. */
export const httpValue = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what this removes
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '');
