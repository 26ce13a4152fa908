/** What ends single quotes in a POSIX shell, and beside it what fish reads otherwise: there, a backslash escapes a quote or another backslash. */
const SPECIAL = /'|\\{2,}|\\(?='|$)/g;

/**
 * A word for a POSIX shell, and for fish, in single quotes, inside of which nothing else is special, `!` and newlines included. NUL is left
 * out: no argument of a program can hold it.
 */
export const shellWord = (text: string): string =>
  `'${text.replaceAll('\0', '').replaceAll(SPECIAL, (found) => `'${found.replaceAll(/./g, String.raw`\$&`)}'`)}'`;

/** What the C runtime of a Windows program reads within double quotes: backslashes are special before a quote alone. */
const runtimeQuoted = (text: string): string =>
  `"${text.replaceAll(/(\\*)("|$)/g, (_whole, slashes: string, quote: string) => slashes + slashes + (quote === '' ? '' : `\\${quote}`))}"`;

/** A word that needs nothing but quotes in cmd. */
const PLAIN_IN_CMD = /^[^"%!^\r\n\\]*$/;

/**
 * One character as cmd reads it outside of its own quotes. No caret keeps a name between percent signs from being replaced, but none is
 * called by a caret and what follows; a line end needs a caret and a second one.
 */
function caretEscaped(character: string, before: string | undefined): string {
  if (character === '\n') return '^\n\n';
  if (character === '%' && before !== '%') return '%';
  return /[A-Za-z0-9]/.test(character) && before !== '%' ? character : `^${character}`;
}

/** A word for the prompt of Windows' cmd, and for the program that cmd starts. NUL is left out. */
export function cmdWord(text: string): string {
  const quoted = runtimeQuoted(text.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n'));
  if (PLAIN_IN_CMD.test(text.replaceAll('\0', ''))) return quoted;
  const characters = [...quoted];
  return characters.map((character, index) => caretEscaped(character, characters[index - 1])).join('');
}
