import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/browsers.mjs';
import { violationsOf } from '../e2e/axe.ts';
import { BLOCKED, har } from './captures.ts';
import { type Ran, runIn } from './fake-terminal.ts';
import { HOSTILE_LOG } from './hostile-log.ts';

describe('cors-lens explain --html', () => {
  let folder = '';
  let file = '';
  let ran: Ran;
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const written = new Map<string, string>();
    const files = { 'log.har': har(HOSTILE_LOG) };
    ran = await runIn({ files, written }, 'explain', 'log.har', '--html', 'report.html');
    folder = await mkdtemp(join(tmpdir(), 'cors-lens-report-'));
    file = join(folder, 'report.html');
    await writeFile(file, written.get('report.html') ?? '');
    browser = await chromium.launch({
      executablePath: findBrowser('chromium') ?? '',
      args: ['--no-sandbox'],
    });
    page = await browser.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(file).href);
  });

  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says what it wrote, and exits as the report does', () => {
    expect(ran).toMatchObject({ exitCode: 1, output: '' });
    expect(ran.errors).toMatch(/^cors-lens: report\.html shows 2 requests: 2 blocked by CORS/);
  });

  it('opens the tab from the disk, with its requests', async () => {
    await page.getByRole('row').filter({ hasText: '/api/tasks/42' }).click();
    await expect.poll(() => page.locator('[data-part=verdict]').textContent()).toContain('404');
    await expect.poll(() => page.locator('[data-part=fix]').textContent()).toContain('http://localhost:3000');
    expect(await page.title()).toBe('log.har · CORS Lens');
  });

  it('shows hostile values as text', async () => {
    await page.getByRole('row').filter({ hasText: 'GET' }).click();
    await expect
      .poll(() => page.locator('[data-part=verdict]').textContent())
      .toContain('Access-Control-Allow-Origin');
    expect(await page.locator('img[src=x]').count()).toBe(0);
    expect(await page.evaluate('globalThis.taken')).toBe(undefined);
  });

  it('asks for nothing, and nothing in it is refused', () => {
    expect(asked).toEqual([pathToFileURL(file).href]);
    expect(complaints).toEqual([]);
  });

  it('holds no secret', async () => {
    expect(await page.content()).not.toContain('s3cr3tT0ken');
  });

  it('offers nothing that a file cannot do', async () => {
    expect(await page.getByRole('button', { name: /Open a HAR|Decode a message|Export/ }).count()).toBe(0);
  });

  it('is accessible', async () => {
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe('a page that cannot be written', () => {
  const files = { 'a.har': har(BLOCKED) };

  it.each([
    [['a.har', 'b.har', '--html', 'r.html'], /takes one recording/],
    [['a.har', '--html', 'a.har'], /would overwrite the recording/],
    [['a.har', '--html', 'r.html', '--json'], /neither --json nor --secrets/],
    [['a.har', '--html', 'no/r.html'], /^cors-lens: no\/r\.html: its folder does not exist/],
    [['--html', 'a.har'], /explain needs a file/],
    [['no.har', '--html', 'r.html'], /no\.har: there is no such file/],
  ])('%j', async (args, problem) => {
    const { exitCode, errors, output } = await runIn({ files }, 'explain', ...args);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toMatch(problem);
  });
});
