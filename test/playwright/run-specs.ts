import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findBrowser } from '../../scripts/browsers.mjs';
import { LAB_CASES } from '../lab/cases.ts';
import type { Lab } from '../lab/servers.ts';

/** What became of one test of a spec. */
export interface SpecResult {
  readonly status: string;
  readonly message: string;
  /** Texts by the name of the attachment. */
  readonly attachments: ReadonlyMap<string, string>;
}

/** What Playwright's JSON reporter writes, as far as it is read here. https://playwright.dev/docs/test-reporters#json-reporter */
interface Suite {
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly results: readonly Result[] }[];
  }[];
  readonly suites?: readonly Suite[];
}

interface Result {
  readonly status: string;
  readonly errors: readonly { readonly message?: string }[];
  readonly attachments: readonly { readonly name: string; readonly body?: string }[];
}

export interface SpecsOptions {
  /** Where the specs and their configuration lie. */
  readonly folder: string;
  readonly output: string;
  readonly lab: Lab;
}

const resultOf = ({ status, errors, attachments }: Result): SpecResult => ({
  status,
  message: errors.map(({ message = '' }) => message).join('\n'),
  attachments: new Map(
    attachments.map(({ name, body = '' }) => [name, Buffer.from(body, 'base64').toString('utf8')]),
  ),
});

function resultsIn(suite: Suite): [string, SpecResult][] {
  const own = (suite.specs ?? []).flatMap(({ title, tests }): [string, SpecResult][] => {
    const result = tests[0]?.results[0];
    return result === undefined ? [] : [[title, resultOf(result)]];
  });
  return [...own, ...(suite.suites ?? []).flatMap(resultsIn)];
}

/**
 * Runs the specs of a folder with Playwright's own runner, and gives what became of each by its title.
 * @param names specs whose files are named so; all by default
 */
export async function runSpecs(
  { folder, output, lab }: SpecsOptions,
  ...names: readonly string[]
): Promise<ReadonlyMap<string, SpecResult>> {
  const cases = LAB_CASES.map(({ id }) => id);
  const environment = {
    ...process.env,
    BROWSER: findBrowser('chromium') ?? '',
    OUTPUT: output,
    LAB: JSON.stringify({ url: lab.url, origins: lab.origins, cases }),
  };
  const runner = createRequire(join(folder, 'playwright.config.mjs')).resolve('@playwright/test/cli');
  const child = spawn(process.execPath, [runner, 'test', '--config', 'playwright.config.mjs', ...names], {
    cwd: folder,
    env: environment,
  });
  let report = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (report += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  await new Promise((done) => child.once('close', done));
  if (!report.startsWith('{')) throw new Error(`Playwright wrote no report. ${report}${errors}`);
  const root = JSON.parse(report) as Suite & { readonly errors?: readonly { readonly message: string }[] };
  if ((root.errors ?? []).length > 0) throw new Error(root.errors?.map(({ message }) => message).join('\n'));
  return new Map(resultsIn(root));
}
