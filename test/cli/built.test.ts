import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { ALLOWED, BLOCKED, har } from './captures.ts';

let folder = '';
let program = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cors-lens-cli-'));
  await build({ mode: 'cli', logLevel: 'error', build: { outDir: folder } });
  program = join(folder, 'cli.js');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ran {
  readonly exitCode: unknown;
  readonly output: string;
  readonly errors: string;
}

/** Runs the built program as its users do. */
async function runBuilt(args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args]);
  child.stdin.end(input);
  const [[exitCode], output, errors] = await Promise.all([
    once(child, 'close'),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { exitCode, output, errors };
}

async function fileWith(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('the built command line', () => {
  it('explains a file and exits with 1 when something is blocked', async () => {
    const { exitCode, output, errors } = await runBuilt([
      'explain',
      await fileWith('blocked.har', har(BLOCKED)),
    ]);
    expect(exitCode).toBe(1);
    expect(errors).toBe('');
    expect(output).toContain('Preflight 404');
  });

  it('explains standard input as JSON and exits with 0 when nothing is', async () => {
    const { exitCode, output } = await runBuilt(['explain', '--json', '-'], har(ALLOWED));
    expect(exitCode).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ version: 1, exchanges: [{ verdict: 'allowed' }] });
  });

  it('answers a folder, and what it cannot read, with one line and exit code 2', async () => {
    expect(await runBuilt(['explain', folder])).toEqual({
      exitCode: 2,
      output: '',
      errors: `cors-lens: ${folder}: this is a folder. Name the file in it.\n`,
    });
  });

  it('knows its version', async () => {
    expect(await runBuilt(['--version'])).toEqual({ exitCode: 0, output: `${version}\n`, errors: '' });
  });

  it('says that its output cannot be written, with exit code 2 whatever is blocked', async () => {
    const path = await fileWith('lost.har', har(BLOCKED));
    const readOnly = await open(path, 'r');
    const child = spawn(process.execPath, [program, 'explain', path], {
      stdio: ['ignore', readOnly.fd, 'pipe'],
    });
    const errors = text(child.stderr ?? Readable.from([]));
    expect(await once(child, 'close')).toEqual([2, null]);
    await readOnly.close();
    expect(await errors).toMatch(
      /^cors-lens: standard output: it cannot be written \(\w+\)\. Write it elsewhere\.\n$/,
    );
  });

  it('keeps quiet when the reader of its output goes away', async () => {
    const log = har(Array.from({ length: 1_000 }, () => BLOCKED).join('---'));
    const child = spawn(process.execPath, [program, 'explain', '--json', await fileWith('long.har', log)]);
    const closed = once(child, 'close');
    const errors = text(child.stderr);
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await closed).toEqual([1, null]);
    expect(await errors).toBe('');
  });
});
