import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TARGETS } from '../../src/fix/targets/index.ts';

const TOP = join(import.meta.dirname, '../..');
const SERVERS = join(TOP, 'test', 'servers');

/** The rows of the table of proofs, best proof first: the ids of the targets that each names. */
const rows = readFileSync(join(TOP, 'docs/guides/how-configurations-are-proven.md'), 'utf8')
  .split('| proof | servers |')[1]
  ?.split('\n\n', 1)[0]
  ?.split('\n')
  .slice(2)
  .map((row) => [...row.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''));

const tests = readdirSync(SERVERS)
  .filter((name) => /\.(?:live|prove)\.ts$/.test(name))
  .map((name) => readFileSync(join(SERVERS, name), 'utf8'))
  .join('\n');

/** Whether a server test starts something with the configuration of target `id`: it names the id as a word of its own. */
const isRun = (id: string): boolean => tests.includes(`'${id}'`);

const targets = TARGETS.filter(({ variantOf }) => variantOf === null).map(({ id }) => id);

describe('The table of proofs', () => {
  it('names every target once', () => {
    expect((rows ?? []).flat().sort()).toEqual([...targets].sort());
  });

  it('says of those that server tests run that they are run, and of no other', () => {
    const [real = [], emulated = [], simulated = []] = rows ?? [];
    // PHP reads Laravel's configuration; Laravel does not.
    const run = targets.filter((id) => isRun(id) && id !== 'laravel');
    expect([...real, ...emulated, ...simulated].sort()).toEqual(run.sort());
  });
});

describe('The tests', () => {
  it('skip nothing: what cannot run is a failure', () => {
    const files = readdirSync(join(TOP, 'test'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter(
      // Files that tests share, too: what describes a test may stand in any of them.
      (path) => /\.tsx?$/.test(path) && !path.includes('node_modules'),
    );
    expect(sources.length).toBeGreaterThan(50);
    const skipping = /\.(?:skip|skipIf|runIf|todo|only)\b\(/;
    expect(sources.filter((path) => skipping.test(readFileSync(join(TOP, 'test', path), 'utf8')))).toEqual(
      [],
    );
  });
});
