/** What ends single quotes in a POSIX shell, and beside it what fish reads otherwise: there, a backslash escapes a quote or another backslash. */
const SPECIAL = /'|\\{2,}|\\(?='|$)/g;

/**
 * A word for a POSIX shell, and for fish, in single quotes, inside of which nothing else is special, `!` and newlines included. NUL is left
 * out: no argument of a program can hold it.
 */
export const shellWord = (text: string): string =>
  `'${text.replaceAll('\0', '').replaceAll(SPECIAL, (found) => `'${found.replaceAll(/./g, String.raw`\$&`)}'`)}'`;
