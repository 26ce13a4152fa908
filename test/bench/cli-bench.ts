import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { Milliseconds } from '../../src/exchange/units.ts';
import { PAGE } from './mixes.ts';
import { harText, rawEntries } from './raw-entries.ts';
import { numberRow, type Row } from './table.ts';

const MEGABYTE = 1_000_000;
const ROUNDS = 15;

/** A body as answers have them: 4 MB of recording are some 200 requests then. */
const BODY = '{"name":"lamp","price":12,"tags":["light","desk"]}\n'.repeat(300);

/** Runs Node with `parameters`, and gives how long that took. */
function timeOf(parameters: readonly string[]): Milliseconds {
  const start = performance.now();
  spawnSync(process.execPath, parameters, { stdio: 'ignore' });
  return performance.now() - start;
}

/** How many times longer one takes than the other: the fastest run of each, taken in turns, which whatever else the machine does slowed least. */
function ratioOf(one: readonly string[], other: readonly string[]): number {
  const rounds = Array.from({ length: ROUNDS }, () => [timeOf(one), timeOf(other)] as const);
  return Math.min(...rounds.map(([time]) => time)) / Math.min(...rounds.map(([, time]) => time));
}

const withBody = (entry: unknown): unknown => {
  const { response, ...rest } = entry as { readonly response: { readonly content: object } };
  return { ...rest, response: { ...response, content: { ...response.content, text: BODY } } };
};

/** A HAR of so many megabytes, written as it is made. */
function writeHar(path: string, megabytes: number, prepare: (entry: unknown) => unknown): void {
  const [head = '', tail = ''] = harText(['\u0000']).split('"\\u0000"');
  const file = openSync(path, 'w');
  writeSync(file, head);
  let separator = '';
  let written = 0;
  for (let requests = 0; written < megabytes * MEGABYTE; requests += PAGE.requests) {
    for (const entry of rawEntries(PAGE.requests, requests, PAGE)) {
      const text = separator + JSON.stringify(prepare(entry));
      written += writeSync(file, text);
      separator = ',';
    }
  }
  writeSync(file, tail);
  closeSync(file);
}

/** Prints at its end what a process took of the memory, in KB. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS))",
)}`;

function memoryOf(parameters: readonly string[]): number {
  const { stderr } = spawnSync(process.execPath, ['--import', TELL_MEMORY, ...parameters], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  return Math.round(Number(stderr.split('\n').at(-1)) / 1_000);
}

/** What the built command line costs, as ratios to Node itself. */
export async function benchCommandLine(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cors-lens-bench-cli-'));
  try {
    await build({ mode: 'cli', logLevel: 'error', build: { outDir: folder } });
    const program = join(folder, 'cli.js');
    const small = join(folder, 'small.har');
    writeHar(small, 4, withBody);
    const parse = `JSON.parse(require('fs').readFileSync(${JSON.stringify(small)}, 'utf8'))`;
    const version = ratioOf([program, '--version'], ['-e', '0']);
    const explain = ratioOf([program, 'explain', small], ['-e', parse]);
    const large = join(folder, 'large.har');
    writeFileSync(large, '');
    const memory = [withBody, (entry: unknown) => entry].map((prepare) => {
      writeHar(large, 200, prepare);
      return memoryOf([program, 'explain', large]);
    });
    return [
      numberRow('Command line: --version, as a ratio to node -e 0', version, '×', 1.3),
      numberRow('explain of 4 MB with bodies, as a ratio to Node with JSON.parse', explain, '×', 2),
      numberRow('explain of 200 MB with bodies, memory', memory[0] ?? Number.NaN, 'MB', 500),
      numberRow('explain of 200 MB without bodies, memory', memory[1] ?? Number.NaN, 'MB', 500),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
