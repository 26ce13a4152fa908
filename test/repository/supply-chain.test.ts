import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startOptions, withoutSystem } from '../../scripts/arguments.mjs';

const TOP = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(TOP, path), 'utf8');

const tracked = execFileSync('git', ['ls-files'], { cwd: TOP, encoding: 'utf8' }).split('\n');

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

describe('what is installed', () => {
  it('has a lock file that is looked at beside every package.json', () => {
    const locks = tracked.filter((path) => path.endsWith('package-lock.json'));
    const packages = tracked.filter((path) => /(?:^|\/)package\.json$/.test(path));
    expect(locks).toEqual(packages.map((path) => path.replace(/\.json$/, '-lock.json')));
    for (const lock of locks) expect(read('test/repository/locks.test.ts')).toContain(`'${lock}'`);
  });

  it('is of one version each', () => {
    const exact = /^(?:npm:(?:@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;
    const loose = tracked
      .filter((path) => /(?:^|\/)package\.json$/.test(path))
      .flatMap((path) => {
        const { dependencies, devDependencies } = JSON.parse(read(path)) as Package;
        return Object.entries({ ...dependencies, ...devDependencies });
      })
      .filter(([, version]) => !exact.test(version));
    expect(loose).toEqual([]);
  });

  it('has a digest, of other languages as well', () => {
    const python = read('test/servers/python/requirements.txt')
      .split(/\n(?=[a-z])/i)
      .slice(1);
    expect(python.length).toBeGreaterThan(5);
    expect(python.filter((entry) => !/^[^\s=]+==\S+ \\\n\s+--hash=sha256:/.test(entry))).toEqual([]);
    const rust = read('test/servers/rust/Cargo.lock').split('[[package]]');
    expect(rust.filter((entry) => entry.includes('source = ') && !entry.includes('checksum = '))).toEqual([]);
    const go = [...read('test/servers/go/go.mod').matchAll(/^\s*(?:require )?(\S+\.\S+\/\S+) (v\S+)/gm)];
    expect(go.length).toBeGreaterThan(3);
    const sums = read('test/servers/go/go.sum');
    expect(go.filter(([, name, version]) => !sums.includes(`${name} ${version}/go.mod h1:`))).toEqual([]);
  });

  it('runs no scripts of its own when it is installed', () => {
    expect(read('scripts/setup.mjs')).toContain("['ci', '--ignore-scripts', '--no-audit', '--no-fund']");
    const commands = tracked.filter((path) => /^(?:scripts|\.ci|\.github)\//.test(path));
    const others = commands.filter((path) => /npm (?:ci|install|i)\b(?!.*--ignore-scripts)/.test(read(path)));
    expect(others.filter((path) => path !== 'scripts/setup.mjs')).toEqual([]);
  });
});

describe('--no-system', () => {
  it('keeps the tests from the system, and is no word for them', () => {
    expect(withoutSystem(['test/a', '--no-system'])).toEqual({ words: ['test/a'], system: false });
    expect(withoutSystem(['test/a'])).toEqual({ words: ['test/a'], system: true });
  });

  it('keeps npm start from it', () => {
    expect(startOptions(['--no-system'])).toMatchObject({ system: false });
    expect(startOptions([])).toMatchObject({ system: true, browser: 'chromium' });
  });
});
