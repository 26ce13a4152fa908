import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const runFile = promisify(execFile);
const TOP = resolve(import.meta.dirname, '../..');

/** A program that uses everything which the package exports, checked against its types. */
const PROGRAM = `
import { check, configuration, decode, explain, targets, type ExchangeDocument } from 'cors-lens';

const har = { log: { creator: { name: 'WebInspector' }, entries: [] } };
const exchanges: readonly ExchangeDocument[] = explain(har).exchanges;
const [message] = decode("Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.").messages;
const { code } = configuration('express', { origins: ['https://app.example.com'] });
const { checks } = await check('http://127.0.0.1:9/');
const refusals: string[] = [];
for (const wrong of [() => configuration('express', { origins: ['*'], credentials: true }), () => configuration('nowhere', {}), () => explain('no HAR')]) {
  try { wrong(); } catch (error) { refusals.push(error instanceof TypeError ? 'TypeError' : 'other'); }
}
console.log(JSON.stringify({ exchanges: exchanges.length, corsError: message?.corsError, code: code.includes('https://app.example.com'), targets: targets().length > 60, verdict: checks[0]?.verdicts.chromium.verdict, refusals }));
`;

const CONFIGURATION = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    types: [],
    lib: ['es2023', 'dom'],
  },
  files: ['program.ts'],
};

describe('the package, installed alone in an empty folder', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cors-lens-package-'));
    await runFile('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: TOP });
    const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
    await runFile('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], { cwd: folder });
    await writeFile(join(folder, 'program.ts'), PROGRAM);
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(CONFIGURATION));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('brings nothing else with it', async () => {
    const installed = await readdir(join(folder, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['cors-lens']);
  });

  it('has types by which a program compiles, and does what they say', async () => {
    const compiled = await runFile(join(TOP, 'node_modules/.bin/tsc'), ['-p', folder]).then(
      () => '',
      (error: { readonly stdout: string }) => error.stdout,
    );
    expect(compiled).toBe('');
    const { stdout } = await runFile(process.execPath, ['program.js'], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({
      exchanges: 0,
      corsError: 'MissingAllowOriginHeader',
      code: true,
      targets: true,
      verdict: 'failed',
      refusals: ['TypeError', 'TypeError', 'TypeError'],
    });
  });

  it('has the command', async () => {
    const { stdout } = await runFile(join(folder, 'node_modules/.bin/cors-lens'), ['targets']);
    expect(stdout).toContain('express');
  });
});
