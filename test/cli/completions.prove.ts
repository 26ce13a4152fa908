import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn } from './fake-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'cors-lens-completions-'));

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { output } = await runIn({}, 'completions', shell);
    writeFileSync(join(folder, `cors-lens.${shell}`), output);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.split('\t')[0]?.trim() ?? '')
    .filter((line) => line !== '');

/** What each shell itself offers for words of which the last is being typed. */
const SHELLS: Readonly<Record<string, (words: readonly string[]) => readonly string[]>> = {
  bash: (words) =>
    linesOf(
      execFileSync('bash', [
        '--norc',
        '-c',
        `source ${folder}/cors-lens.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cors_lens; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        ...words,
      ]).toString(),
    ),
  // What zsh would draw goes through compadd, which chooses by what is typed: here it is asked to write what it chose.
  zsh: (words) =>
    linesOf(
      execFileSync('zsh', [
        '-f',
        '-c',
        `compdef() { }; compadd() { shift; local typed="\${typed_word}"; print -l -- "\${(@M)@:#\${typed}*}"; }; _files() { print FILES; }
         source ${folder}/cors-lens.zsh; words=("$@"); CURRENT=$#; typed_word="\${@[-1]}"; _cors_lens`,
        'zsh',
        ...words,
      ]).toString(),
    ),
  fish: (words) =>
    linesOf(
      execFileSync('fish', [
        '--no-config',
        '-c',
        `source ${folder}/cors-lens.fish; complete -C ${JSON.stringify(words.join(' '))}`,
      ]).toString(),
    ),
};

describe.each(Object.keys(SHELLS))('%s completes', (shell) => {
  const offered = (...words: readonly string[]): readonly string[] =>
    SHELLS[shell]?.(['cors-lens', ...words]) ?? [];

  it('commands', () => {
    expect(offered('')).toEqual(
      expect.arrayContaining(['explain', 'decode', 'check', 'targets', 'snippet', 'mcp']),
    );
    expect(offered('ex')).toEqual(['explain']);
  });

  it('options of the command', () => {
    expect(offered('check', '--j').toSorted()).toEqual(['--json', '--junit']);
    expect(offered('explain', '--se')).toEqual(['--secrets']);
  });

  it('what an option may be, and targets', () => {
    expect(offered('explain', '--credentials', 'o')).toEqual(['omit']);
    expect(offered('snippet', 'expre')).toContain('express');
    expect(offered('completions', 'f')).toEqual(['fish']);
  });
});
