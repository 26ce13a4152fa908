import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/servers.ts';
import { runSpecs, type SpecResult } from './run-specs.ts';

const TOP = resolve(import.meta.dirname, '../..');
const OLDER = join(import.meta.dirname, 'older');

const { dependencies } = JSON.parse(await readFile(join(OLDER, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

/** A project that has the package beside that version of the runner. Copied: through a link it would find the newest one. */
async function projectWith(runner: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cors-lens-older-'));
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@playwright'), { recursive: true });
  await symlink(join(OLDER, 'node_modules', runner), join(modules, '@playwright/test'));
  await cp(join(TOP, 'dist/library'), join(modules, 'cors-lens/dist/library'), { recursive: true });
  await cp(join(TOP, 'package.json'), join(modules, 'cors-lens/package.json'));
  await cp(join(import.meta.dirname, 'specs'), join(folder, 'specs'), { recursive: true });
  return folder;
}

describe.each(Object.keys(dependencies))('the guard in a project with %s', (runner) => {
  let lab: Lab;
  let folder = '';
  let results: ReadonlyMap<string, SpecResult>;

  beforeAll(async () => {
    lab = await startLab();
    folder = await projectWith(runner);
    results = await runSpecs(
      { folder: join(folder, 'specs'), output: join(folder, 'output'), lab },
      'places',
    );
  });

  afterAll(async () => {
    await lab?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['fixture: a sound page passes', 'passed', ''],
    ['fixture: a broken page fails', 'failed', '[PreflightMissingAllowOriginHeader, preflight]'],
    ['popup: what it asks for is seen with its page', 'passed', ''],
    ['context: several pages are watched at once', 'passed', ''],
    ['route: a preflight that Playwright answers is asked of the server', 'failed', 'PreflightMissing'],
    ['route: what a test answers itself is no server’s', 'passed', ''],
    ['route: what passes at the server passes', 'passed', ''],
    ['nobody watches', 'failed', 'Call await watchCors(page) first'],
  ])('%s: %s', (title, status, message) => {
    expect(results.get(title)).toMatchObject({ status, message: expect.stringContaining(message) as string });
  });
});
