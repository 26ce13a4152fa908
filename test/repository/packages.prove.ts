import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { problemsOf } from '../../scripts/package-contents.mjs';

const TOP = join(import.meta.dirname, '../..');
const PACKAGES = join(TOP, 'packages');
const { version } = packageJson;

function run(folder: string, ...words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    // The test's own would make another build. Ours sets it by itself.
    env: { ...process.env, ...(folder === TOP ? {} : { NODE_ENV: 'production' }) },
  });
  if (status !== 0) throw new Error(`${words.join(' ')}:\n${stdout}${stderr}`);
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The digest of every file below a folder, by its path. */
function digests(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(
    files.map((path) => [path.split(sep).join('/'), digestOf(readFileSync(join(folder, path)))]),
  );
}

const unpacked = (name: string): Readonly<Record<string, Uint8Array>> =>
  unzipSync(readFileSync(join(PACKAGES, `cors-lens-${version}-${name}.zip`)));

let first: Readonly<Record<string, string>> = {};

/** The sources, as the store of Firefox unpacks them. */
let sources = '';

beforeAll(() => {
  run(TOP, 'scripts/package.mjs');
  first = digests(PACKAGES);
  sources = mkdtempSync(join(tmpdir(), 'cors-lens-sources-'));
});

afterAll(() => rmSync(sources, { recursive: true, force: true }));

describe('npm run package', () => {
  it('makes the zips of both browsers, the sources and the npm package', () => {
    const names = ['chrome.zip', 'firefox.zip', 'sources.zip'].map((name) => `cors-lens-${version}-${name}`);
    expect(Object.keys(first)).toEqual([...names, `cors-lens-${version}.tgz`].toSorted());
  });

  it('makes the same bytes of the same commit', () => {
    run(TOP, 'scripts/package.mjs');
    expect(digests(PACKAGES)).toEqual(first);
  });

  it.each(['chrome', 'firefox'] as const)(
    'puts what belongs there, and all of it, into the zip for %s',
    (browser) => {
      expect(problemsOf(unpacked(browser), browser, version)).toEqual([]);
    },
  );

  it('makes sources from which the same extension for Firefox is built', () => {
    for (const [name, bytes] of Object.entries(unpacked('sources'))) {
      mkdirSync(dirname(join(sources, name)), { recursive: true });
      writeFileSync(join(sources, name), bytes);
    }
    symlinkSync(join(TOP, 'node_modules'), join(sources, 'node_modules'));
    run(sources, join(TOP, 'node_modules/vite/bin/vite.js'), 'build', '--mode', 'firefox');
    const shipped = Object.entries(unpacked('firefox')).map(([name, bytes]) => [name, digestOf(bytes)]);
    expect(digests(join(sources, 'dist/firefox'))).toEqual(Object.fromEntries(shipped));
  });
});
