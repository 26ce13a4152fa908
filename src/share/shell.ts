/**
 * A word for a POSIX shell in single quotes, inside of which nothing is special, `!` and newlines included. NUL is left out: no
 * argument of a program can hold it.
 */
export const shellWord = (text: string): string =>
  `'${text.replaceAll('\0', '').replaceAll("'", String.raw`'\''`)}'`;
