import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/browsers.mjs';
import { violationsOf } from '../e2e/axe.ts';
import { drop } from '../e2e/messages.ts';
import { harOf } from '../support/http-text.ts';

const TOP = join(import.meta.dirname, '../..');
const SITE = join(TOP, 'site');

/** What a page may weigh with all that it loads, compressed, in bytes; the decoder's frame is the tab itself. */
const HEAVIEST = 100_000;

let server: PreviewServer;
let browser: Browser;
let page: Page;
let top = '';

beforeAll(async () => {
  const built = spawnSync(process.execPath, ['scripts/site.mjs'], { cwd: TOP, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the site was not built: ${built.stderr}`);
  server = await preview({
    configFile: join(TOP, 'vite.config.ts'),
    mode: 'site',
    logLevel: 'error',
    preview: { host: '127.0.0.1' },
  });
  top = server.resolvedUrls?.local[0] ?? '';
  browser = await chromium.launch({
    executablePath: findBrowser('chromium') ?? '',
    args: ['--no-sandbox'],
  });
  page = await browser.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const pages = (): readonly string[] =>
  readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('index.html'));

/** Every address in a page, and the file that it leads to. */
const linksOf = (path: string): readonly string[] =>
  [...readFileSync(join(SITE, path), 'utf8').matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, to = '']) => to);

function fileOf(from: string, to: string): string {
  const path = join(SITE, dirname(from), to.replace(/#.*$/, ''));
  return existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
}

const isOutside = (to: string): boolean => to.startsWith('https://');

describe('The site', () => {
  it('has a page for every code, cause, server and guide, and every link within it leads somewhere', () => {
    expect(pages().length).toBeGreaterThan(250);
    const broken = pages().flatMap((from) =>
      linksOf(from)
        .filter((to) => !isOutside(to) && !existsSync(fileOf(from, to)))
        .map((to) => `${from}: ${to}`),
    );
    expect(broken).toEqual([]);
  });

  it('loads nothing of others, and no page weighs more than it may', () => {
    const shared = ['site.css', 'search.js', 'checklist.js', 'icons/32.png'].map((file) =>
      readFileSync(join(SITE, file)),
    );
    const weight = shared.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
    const heavy = pages().filter(
      (path) => weight + gzipSync(readFileSync(join(SITE, path))).length > HEAVIEST,
    );
    expect(heavy).toEqual([]);
    const loaded = pages().flatMap((path) =>
      [
        ...readFileSync(join(SITE, path), 'utf8').matchAll(
          /<(?:script|link|img|iframe)[^>]*="https?:[^>]*>/g,
        ),
      ].map(([tag]) => tag),
    );
    expect(loaded).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const kinds = ['', 'errors/PreflightInvalidStatus/', 'causes/options-not-routed/', 'servers/nginx/'];
    const others = ['guides/headers/', 'guides/production-checklist/', 'servers/', 'decoder/'];
    for (const path of [...kinds, ...others]) {
      await page.goto(top + path);
      expect({ path, found: await violationsOf(page) }).toEqual({ path, found: [] });
    }
  });

  it('finds a page by a word of its code, and by what a console says', async () => {
    await page.goto(`${top}guides/`);
    const found = page.locator('#found a');
    await page.getByRole('searchbox').fill('redirect preflight');
    await expect.poll(() => found.allTextContents()).toContain('PreflightDisallowedRedirect');
    await page.getByRole('searchbox').fill('does not have HTTP ok status');
    await expect.poll(() => found.first().textContent()).toBe('PreflightInvalidStatus');
    await found.first().click();
    await expect.poll(() => page.url()).toBe(`${top}errors/PreflightInvalidStatus/`);
    await page.getByRole('searchbox').fill('zzqqxx');
    await expect.poll(() => page.locator('#found').textContent()).toBe('Nothing found.');
  });
});

describe('The production checklist', () => {
  const HAR = JSON.stringify(
    harOf(`
GET https://api.example/items
Origin: http://localhost:5173
Sec-Fetch-Mode: cors

500 Internal Server Error
---
GET https://api.example/other
Origin: http://localhost:5173
Sec-Fetch-Mode: cors

200 OK
Access-Control-Allow-Origin: http://localhost:5173
Vary: Origin`),
  );

  it('is worked through on a recording that is dropped, in the page alone', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${top}guides/production-checklist/`);
    await page.evaluate(drop('recording.har', HAR));
    const answerOf = (item: string) =>
      page.locator('.to-do', { hasText: item }).locator('.answer').textContent();
    await expect
      .poll(() => page.locator('#recording-status').textContent())
      .toBe('recording.har: 2 of 17 are not ok. The answers stand below the items.');
    expect(await answerOf('No development address')).toBe(
      'not ok: GET https://api.example/other, asked by http://localhost:5173',
    );
    expect(await answerOf('Errors carry the headers')).toContain('not ok: GET https://api.example/items');
    expect(await answerOf('Vary: Origin')).toContain('ok: GET https://api.example/other');
    expect(await answerOf('A test asks as a foreign origin')).toContain('the recording does not tell');
    expect(asked.filter((url) => !url.startsWith(top))).toEqual([]);
    const loaded = asked.map((url) => readFileSync(fileOf('', url.slice(top.length) || '.')));
    const weight = loaded.reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
    expect(weight).toBeGreaterThan(20_000);
    expect(weight).toBeLessThanOrEqual(HEAVIEST);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('says what is no recording', async () => {
    await page.goto(`${top}guides/production-checklist/`);
    await page.evaluate(drop('notes.txt', 'nothing'));
    await expect.poll(() => page.locator('#recording-status').textContent()).toBe('notes.txt is no HAR.');
  });
});

describe('The decoder', () => {
  it('explains a pasted message, and asks nobody', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${top}decoder/`);
    const frame = page.frameLocator('iframe');
    await frame
      .getByRole('textbox')
      .fill(
        "Access to fetch at 'https://api.example/items' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      );
    await expect
      .poll(() => frame.locator('body').textContent())
      .toContain('answered without Access-Control-Allow-Origin');
    expect(asked.filter((url) => !url.startsWith(top))).toEqual([]);
  });

  it('opens a HAR that is dropped', async () => {
    await page.goto(`${top}decoder/`);
    const frame = page.frames().find((each) => each.url().endsWith('panel.html'));
    const har = {
      log: {
        creator: { name: 'WebInspector', version: '537.36' },
        entries: [
          {
            startedDateTime: '2026-01-01T12:00:00.000Z',
            time: 5,
            _resourceType: 'fetch',
            request: {
              method: 'GET',
              url: 'https://api.example/items',
              headers: [
                { name: 'Origin', value: 'https://app.example' },
                { name: 'Sec-Fetch-Mode', value: 'cors' },
              ],
            },
            response: { status: 0, headers: [], _error: 'net::ERR_CONNECTION_REFUSED' },
          },
        ],
      },
    };
    await expect.poll(() => frame?.evaluate('document.querySelector("textarea") !== null')).toBe(true);
    await frame?.evaluate(drop('recording.har', JSON.stringify(har)));
    await expect.poll(() => frame?.evaluate('document.body.textContent')).toContain('recording.har');
    await expect.poll(() => frame?.evaluate('document.body.textContent')).toContain('api.example');
  });
});
