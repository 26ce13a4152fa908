import { cmdWord, shellWord } from './shell.ts';

/** The shells that people paste a command into. */
export const SHELLS = ['bash', 'powershell', 'cmd'] as const;

export type Shell = (typeof SHELLS)[number];

/** What each is called, beside a command for it. Other POSIX shells and fish read what Bash reads. */
export const SHELL_NAMES: Readonly<Record<Shell, string>> = {
  bash: 'Bash',
  powershell: 'PowerShell',
  cmd: 'cmd',
};

/** One option of curl by its long name; null for one without a value. */
export interface CurlOption {
  readonly name: 'request' | 'head' | 'url' | 'globoff' | 'header' | 'compressed' | 'data-raw';
  readonly value: string | null;
}

const SHORT: Readonly<Partial<Record<CurlOption['name'], string>>> = { request: '-X', header: '-H' };

/** Those that stand with the program on the first line. */
const ON_FIRST_LINE: ReadonlySet<CurlOption['name']> = new Set(['request', 'head', 'url']);

function asWords(options: readonly CurlOption[], word: (text: string) => string): readonly string[] {
  return options.map(({ name, value }) => {
    const flag = SHORT[name] ?? `--${name}`;
    if (value === null) return flag;
    return `${flag} ${name === 'request' && /^[A-Z]+$/.test(value) ? value : word(value)}`;
  });
}

/** The program, its method and address, then every other argument. `between`: what the shell wants there. */
function onLines(options: readonly CurlOption[], word: (text: string) => string, between: string): string {
  const first = options.filter(({ name }) => ON_FIRST_LINE.has(name));
  const others = options.filter(({ name }) => !ON_FIRST_LINE.has(name));
  return [['curl -i', ...asWords(first, word)].join(' '), ...asWords(others, word)].join(between);
}

/** https://curl.se/docs/manpage.html#-K: between double quotes, a backslash escapes these alone. */
const CONFIG_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

const configValue = (text: string): string =>
  `"${text.replaceAll('\0', '').replaceAll(/[\\"\n\r\t\v]/g, (found) => CONFIG_ESCAPES[found] ?? found)}"`;

const IS_ASCII = /^[\n -~]*$/;

/**
 * curl's own configuration on its input: what PowerShell does with quotes in arguments of a program changed with 7.3, and nothing changes a
 * here-string. No line of it begins with what would end it. `curl` alone is another command in Windows PowerShell, whose pipes carry ASCII
 * unless they are told otherwise.
 */
function forPowerShell(options: readonly CurlOption[]): string {
  const lines = options.map(({ name, value }) => (value === null ? name : `${name} = ${configValue(value)}`));
  const text = lines.join('\n');
  const call = `@'\n${text}\n'@ | curl.exe -i -K -`;
  return IS_ASCII.test(text) ? call : `& { $OutputEncoding = [Text.UTF8Encoding]::new($false)\n${call} }`;
}

/** A call of curl as it is pasted into a shell; `-i` shows the answer's headers. */
export function writeCurl(options: readonly CurlOption[], shell: Shell, isOneLine = false): string {
  switch (shell) {
    case 'bash':
      return onLines(options, shellWord, isOneLine ? ' ' : ' \\\n  ');
    case 'powershell':
      return forPowerShell(options);
    case 'cmd':
      return onLines(options, cmdWord, isOneLine ? ' ' : ' ^\n  ');
  }
}
