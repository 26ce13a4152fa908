import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cmdWord } from '../../src/share/shell.ts';
import { type CurlOption, writeCurl } from '../../src/share/write-curl.ts';
import { anyText } from '../fix/support.ts';

/** What cmd's prompt makes of a line: variables between percent signs first, then carets outside of double quotes. */
function asCmdReads(line: string, variables: Readonly<Record<string, string>> = {}): string {
  const expanded = line.replaceAll(/%([^%\n]+)%/g, (whole, name: string) => variables[name] ?? whole);
  let read = '';
  let isQuoted = false;
  for (let index = 0; index < expanded.length; index++) {
    const character = expanded[index] ?? '';
    if (character === '"') isQuoted = !isQuoted;
    if (character === '^' && !isQuoted) {
      index++;
      // A line that ends with a caret goes on with the next one, whose first character is taken as it is.
      read += expanded[index] === '\n' ? (expanded[++index] ?? '') : (expanded[index] ?? '');
    } else read += character;
  }
  return read;
}

/** What the C runtime makes of a command line: https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments */
function asRuntimeReads(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (let index = 0; index < line.length; index++) {
    const slashes = /^\\*/.exec(line.slice(index))?.[0].length ?? 0;
    const isBeforeQuote = line[index + slashes] === '"';
    if (slashes > 0) {
      word = (word ?? '') + '\\'.repeat(isBeforeQuote ? Math.floor(slashes / 2) : slashes);
      index += slashes - 1;
      if (isBeforeQuote && slashes % 2 === 1) {
        word += '"';
        index++;
      }
    } else if (line[index] === '"') {
      isQuoted = !isQuoted;
      word ??= '';
    } else if (!isQuoted && /[ \t\n]/.test(line[index] ?? '')) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + (line[index] ?? '');
  }
  return word === null ? words : [...words, word];
}

/** Pasted, a line end is one character. */
const pastable = (text: string): string => text.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n');

describe('a word for cmd', () => {
  it.each([
    ['plain & simple', '"plain & simple"'],
    ['{"a":1}', String.raw`^"^{^\^"a^\^"^:1^}^"`],
    ['100%25', '^"100%^25^"'],
  ])('%j', (text, word) => {
    expect(cmdWord(text)).toBe(word);
  });

  it('is read as it was meant, whatever it is', () => {
    fc.assert(
      fc.property(anyText, fc.string(), (text, more) => {
        const line = `curl ${cmdWord(text)} ${cmdWord(more)}`;
        expect(asRuntimeReads(asCmdReads(line))).toEqual(['curl', pastable(text), pastable(more)]);
      }),
    );
  });

  it('names no variable', () => {
    const variables = { PATH: 'C:\\', USERNAME: 'somebody', '20a': 'x' };
    for (const text of ['%PATH%', 'a%20a%20b', '%%USERNAME%%', '%USERNAME%"'])
      expect(asRuntimeReads(asCmdReads(cmdWord(text), variables))).toEqual([text]);
  });
});

/** What curl reads in its configuration, as its manual says. */
function asCurlReads(line: string): readonly [string, string | null] {
  const [, name = '', quoted] = /^([a-z-]+)(?: = "(.*)")?$/s.exec(line) ?? [];
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v' };
  const value = quoted?.replaceAll(/\\(.)/gs, (_whole, escaped: string) => named[escaped] ?? escaped);
  return [name, value ?? null];
}

describe('a call for PowerShell', () => {
  const hereString = (call: string): string => /@'\n(.*?)\n'@/s.exec(call)?.[1] ?? '';

  it('is a here-string that curl reads as its configuration', () => {
    expect(
      writeCurl(
        [
          { name: 'request', value: 'PUT' },
          { name: 'header', value: "X-A: it's" },
        ],
        'powershell',
      ),
    ).toBe(`@'\nrequest = "PUT"\nheader = "X-A: it's"\n'@ | curl.exe -i -K -`);
  });

  it('is read as it was meant, whatever it is', () => {
    fc.assert(
      fc.property(anyText, anyText, (value, body) => {
        const options: readonly CurlOption[] = [
          { name: 'url', value },
          { name: 'globoff', value: null },
          { name: 'data-raw', value: body },
        ];
        const lines = hereString(writeCurl(options, 'powershell')).split('\n');
        expect(lines.map(asCurlReads)).toEqual([
          ['url', value.replaceAll('\0', '')],
          ['globoff', null],
          ['data-raw', body.replaceAll('\0', '')],
        ]);
      }),
    );
  });

  it('says which characters go through the pipe where they are more than ASCII', () => {
    const call = writeCurl([{ name: 'data-raw', value: 'é' }], 'powershell');
    expect(call).toMatch(/^& \{ \$OutputEncoding = .*UTF8Encoding.*\n@'\n/);
  });
});
