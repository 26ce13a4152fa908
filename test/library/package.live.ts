import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BLOCKED, har } from '../cli/captures.ts';
import { type Lab, startLab } from '../lab/servers.ts';
import { runSpecs } from '../playwright/run-specs.ts';

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

/** The same for the guard of tests. */
const GUARD = `
import { test as base } from '@playwright/test';
import { expect, watchCors, type CorsFailure, type CorsWatch } from 'cors-lens/playwright';

export const test = base.extend<{ cors: CorsWatch }>({
  cors: [async ({ page }, use) => {
    const cors = await watchCors(page);
    await use(cors);
    await expect(page).toHaveNoCorsErrors({ timeout: 1_000, except: (failure: CorsFailure) => failure.url === null });
    await expect(page).not.toHaveNoCorsErrors();
    await expect(page).toHaveTitle('');
  }, { auto: true }],
});
test('codes', async ({ context, cors }) => {
  await watchCors(context);
  const codes: (string | null)[] = cors.failures().map(({ corsError, needed: [hop] }) => hop?.kind === 'preflight' ? corsError : null);
  expect(codes).toEqual([]);
});
`;

const CONFIGURATION = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2023',
    strict: true,
    types: [],
    lib: ['es2023', 'dom'],
    // Those of Playwright name types of Node, which a project of its own has.
    skipLibCheck: true,
  },
  files: ['program.ts', 'guard.ts'],
};

describe('the package, installed alone in an empty folder', () => {
  let folder = '';
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab();
    folder = await mkdtemp(join(tmpdir(), 'cors-lens-package-'));
    await runFile('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: TOP });
    const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', private: true }));
    await runFile('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], { cwd: folder });
    await writeFile(join(folder, 'program.ts'), PROGRAM);
    await writeFile(join(folder, 'guard.ts'), GUARD);
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(CONFIGURATION));
  });

  afterAll(async () => {
    await lab?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** What each tool of `cors-lens mcp` is asked. */
  const CALLS: Readonly<Record<string, Record<string, unknown>>> = {
    explain_har: { har: har(BLOCKED) },
    decode_message: {
      text: "Access to fetch at 'https://api.example/' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    },
    get check_url() {
      return { url: `${lab.origins.api}/missing-allow-origin` };
    },
    server_configuration: { target: 'nginx', policy: { origins: ['https://app.example.com'] } },
  };

  it('brings nothing else with it', async () => {
    const installed = await readdir(join(folder, 'node_modules'));
    expect(installed.filter((name) => !name.startsWith('.'))).toEqual(['cors-lens']);
  });

  it('has the command, which asks a server', async () => {
    const url = `${lab.origins.api}/missing-allow-origin`;
    const checked = await runFile('npx', ['--offline', 'cors-lens', 'check', url], { cwd: folder }).then(
      () => ({ code: 0, stdout: '' }),
      (error: { readonly code: number; readonly stdout: string }) => error,
    );
    expect(checked.code).toBe(1);
    expect(checked.stdout).toContain("No 'Access-Control-Allow-Origin' header is present");
  });

  it('has the JSON Schema of what the command prints', async () => {
    const path = join(folder, 'node_modules/cors-lens/dist/library/schema.json');
    const schema = JSON.parse(await readFile(path, 'utf8')) as object;
    const { stdout } = await runFile(join(folder, 'node_modules/.bin/cors-lens'), ['targets', '--json']);
    expect(new Ajv2020().validate(schema, JSON.parse(stdout))).toBe(true);
    expect(new Ajv2020().validate(schema, { version: 1 })).toBe(false);
  });

  it('serves agents', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const command = join(folder, 'node_modules/.bin/cors-lens');
    await client.connect(new StdioClientTransport({ command, args: ['mcp'], cwd: folder }));
    const answers: string[] = [];
    for (const { name } of (await client.listTools()).tools) {
      const { content } = await client.callTool({ name, arguments: CALLS[name] ?? {} });
      answers.push(JSON.stringify(content));
    }
    await client.close();
    expect(answers).toEqual([
      expect.stringContaining('PreflightMissingAllowOriginHeader'),
      expect.stringContaining('MissingAllowOriginHeader'),
      expect.stringContaining('0 of 1 would pass'),
      expect.stringContaining('express: Express'),
      expect.stringContaining('https://app.example.com'),
    ]);
  });

  describe('in a project that has Playwright', () => {
    beforeAll(() => installPlaywright(folder));

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

    it('guards tests of Playwright', async () => {
      const specs = join(folder, 'specs');
      await cp(join(TOP, 'test/playwright/specs'), specs, { recursive: true });
      const results = await runSpecs({ folder: specs, output: join(folder, 'output'), lab }, 'places');
      expect(results.get('fixture: a sound page passes')?.status).toBe('passed');
      expect(results.get('fixture: a broken page fails')).toMatchObject({
        status: 'failed',
        message: expect.stringContaining('[PreflightMissingAllowOriginHeader, preflight]') as string,
      });
    });
  });
});

/** The runner as a project has it beside the package: the one of this machine. */
async function installPlaywright(folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules/@playwright'));
  for (const name of ['@playwright/test', 'playwright', 'playwright-core'])
    await symlink(join(TOP, 'node_modules', name), join(folder, 'node_modules', name));
}
