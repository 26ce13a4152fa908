import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const TOP = join(import.meta.dirname, '../..');
const PARTS = ['src', 'scripts', 'package.json', 'README.md', 'docs', 'vitest.config.ts', 'tsconfig.json'];
const CONFIGURATIONS = ['base', 'pure', 'extension', 'node'].map((name) => `tsconfig.${name}.json`);

/** The project in a folder of its own, which may be written to. */
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cors-lens-new-'));
  for (const part of [...PARTS, ...CONFIGURATIONS])
    cpSync(join(TOP, part), join(folder, part), { recursive: true });
  cpSync(join(TOP, 'test'), join(folder, 'test'), {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
  symlinkSync(join(TOP, 'node_modules'), join(folder, 'node_modules'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string, ...parameters: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: folder, encoding: 'utf8' });
  return { status, text: stdout + stderr };
};

const make = (...words: readonly string[]) => run(process.execPath, 'scripts/new.mjs', ...words);
const test = (path: string) =>
  run(join(TOP, 'node_modules/.bin/vitest'), 'run', '--project', 'unit', '--reporter', 'verbose', path);

describe('npm run new', () => {
  it('makes a cause whose test fails until it is recognised', () => {
    expect(make('cause', 'caches', 'stale-copy').status).toBe(0);
    const { status, text } = test('test/causes/causes.test.ts');
    expect(status).toBe(1);
    expect(text).toMatch(/×.*is explained by it first: stale-copy/);
    expect(text).not.toMatch(/×.*is explained by it first: cdn-drops-origin/);
  });

  it('makes a server whose test fails until it grants what a policy does', () => {
    expect(make('target', 'my-server', 'My Server').status).toBe(0);
    const { status, text } = test('test/fix/my-server.test.ts');
    expect(status).toBe(1);
    expect(text).toMatch(/×.*My Server is told everything/);
    expect(test('test/repository/proofs.test.ts').text).toContain('✓');
  });

  it('makes a sentence whose test fails until it has the line as it was printed', () => {
    const words = "The server 'refused' to share {url}";
    expect(make('sentence', 'chromium', 'MissingAllowOriginHeader', words).status).toBe(0);
    expect(test('test/console/read/reported.test.ts').status).toBe(1);
    const file = join(folder, 'test/console/read/reported.ts');
    const printed = "The server 'refused' to share https://api.shop.test/orders";
    writeFileSync(file, readFileSync(file, 'utf8').replace("printed: ''", `printed: "${printed}"`));
    expect(test('test/console/read/reported.test.ts').status).toBe(0);
  });

  it('makes a failing test of a recording that was explained wrongly', () => {
    const recording = 'test/reported/api.example-options-preflight-missing-allow-origin-header.json';
    expect(make('case', recording).text).toContain('is there already');
    expect(test('test/reported').status).toBe(0);
  });

  it.each([
    [[], 'npm run new KIND'],
    [['case', 'nothing.har'], 'There is no file nothing.har.'],
    [['case', 'README.md'], 'README.md holds no recording'],
    [['cause', 'nothing', 'x'], 'the topics are ai-clients'],
    [['cause', 'caches', 'Not An Id'], 'an id is small letters'],
    [['sentence', 'chromium', 'NoSuchCode', 'x'], 'CODE is a CorsError'],
    [['sentence', 'netscape', 'MissingAllowOriginHeader', 'x'], 'the engines are chromium'],
    [['target', 'express', 'Express'], 'is there already'],
    [['target', 'a', '`'], 'an id is small letters'],
  ])('says what is wrong with %j', (words, sentence) => {
    const { status, text } = make(...words);
    expect(status).toBe(1);
    expect(text).toContain(sentence);
    expect(text).not.toContain('    at ');
  });
});
