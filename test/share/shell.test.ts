import { expect, it } from 'vitest';
import { shellWord } from '../../src/share/shell.ts';

it.each([
  ['plain', "'plain'"],
  ["it's", String.raw`'it'\''s'`],
  ['!$`"\n', "'!$`\"\n'"],
  [String.raw`a\b`, String.raw`'a\b'`],
  // In fish a backslash escapes a quote or another backslash within single quotes, too.
  ['end\\', String.raw`'end'\\''`],
  [String.raw`\'`, String.raw`''\\''\'''`],
  [String.raw`two\\x`, String.raw`'two'\\\\'x'`],
])('%j is a word that a POSIX shell and fish read alike', (text, word) => {
  expect(shellWord(text)).toBe(word);
});
