import { readFile } from 'node:fs/promises';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../servers/support/listen.ts';
import { violationsOf } from './axe.ts';
import {
  choose,
  clear,
  detail,
  filterBox,
  requestRows,
  rowOf,
  startDriver,
  textOf,
  type PanelDriver,
} from './panel-driver.ts';

/** What a person did, counted as they did it. */
interface Effort {
  clicks: number;
  keys: number;
  scrolls: number;
}

/** Counts in the page itself what reaches it: presses of the mouse and of keys, and scrolls of anything in the panel. */
const COUNT = `globalThis.effort = { clicks: 0, keys: 0, scrolls: 0 };
  addEventListener('mousedown', () => effort.clicks++, true);
  addEventListener('keydown', () => effort.keys++, true);
  addEventListener('wheel', () => effort.scrolls++, true);`;

const RESET = 'Object.assign(effort, { clicks: 0, keys: 0, scrolls: 0 })';

/** An API that lets a page's GET pass, and knows no OPTIONS. */
const startApi = (page: string): Promise<Listening> =>
  listen(({ method }, response) => {
    const isGet = method === 'GET';
    response.writeHead(isGet ? 200 : 404, isGet ? { 'Access-Control-Allow-Origin': page } : {}).end();
  });

describe('what people come for, in DevTools as they are docked', () => {
  let driver: PanelDriver;
  let panel: Frame;

  beforeAll(async () => {
    driver = await startDriver();
    panel = await driver.openPanel();
    await driver.browser.devtools.setViewportSize({ width: 1400, height: 280 });
    await panel.evaluate(COUNT);
  });

  afterAll(() => driver?.close());

  beforeEach(async () => {
    await choose(panel, 'Blocked');
    await clear(panel);
  });

  const effort = (): Promise<Effort> => panel.evaluate<Effort>('effort');

  /** Clicks where a person would: on what is in sight already. Playwright would scroll otherwise, and nobody would see it. */
  const click = async (target: Locator, button: 'left' | 'right' = 'left'): Promise<void> => {
    const box = await target.boundingBox();
    const size = driver.browser.devtools.viewportSize();
    if (box === null || size === null) throw new Error('there is nothing to click');
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height);
    await driver.browser.devtools.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button });
  };

  it('pastes a fix: one click for a lone request, which chose itself', async () => {
    await driver.run('header-not-allowed');
    const copy = detail(panel).locator('[data-part=copy-fix]');
    await copy.waitFor();
    await panel.evaluate(RESET);
    await click(copy);
    await expect.poll(driver.clipboard).toContain('x-trace-id');
    expect(await effort()).toEqual({ clicks: 1, keys: 0, scrolls: 0 });
  });

  it('pastes a fix: two clicks among others', async () => {
    await driver.run('preflight-404', 'header-not-allowed', 'missing-allow-origin');
    await rowOf(panel, 'missing-allow-origin').waitFor();
    await detail(panel).locator('[data-part=overview]').waitFor();
    await panel.evaluate(RESET);
    await click(rowOf(panel, 'preflight-404'));
    await expect.poll(textOf(detail(panel).getByRole('heading', { level: 1 }))).toContain('404');
    await click(detail(panel).locator('[data-part=copy-fix]'));
    await expect.poll(driver.clipboard).toContain(driver.lab.origins.page);
    expect(await effort()).toEqual({ clicks: 2, keys: 0, scrolls: 0 });
  });

  it('says why GET passed and PUT failed: two clicks, with both side by side', async () => {
    const { port, stop } = await startApi(driver.lab.origins.page);
    const ask = (method: string): string =>
      `fetch('http://127.0.0.1:${port}/things', { method: '${method}' }).then(() => true, () => false)`;
    expect(await driver.browser.inspected.evaluate(ask('GET'))).toBe(true);
    expect(await driver.browser.inspected.evaluate(ask('PUT'))).toBe(false);
    await driver.run('missing-allow-origin');
    await rowOf(panel, 'missing-allow-origin').waitFor();
    await panel.evaluate(RESET);
    await click(rowOf(panel, 'things'));
    const passed = detail(panel).getByRole('button', { name: /^GET passed at/ });
    await passed.waitFor();
    await click(passed);
    const columns = detail(panel).locator('[data-part=asked] thead th');
    await expect.poll(textOf(columns)).toMatch(/Your page asks\nGET [\d:]+\nThis PUT\nNeeded/);
    await expect
      .poll(textOf(detail(panel).locator('[data-part=asked] [data-state=wrong]').first()))
      .toMatch(/Preflight OPTIONS.*no preflight.*404/);
    expect(await effort()).toEqual({ clicks: 2, keys: 0, scrolls: 0 });
    await driver.takePicture('siblings');
    await click(passed);
    await stop();
  });

  it('makes a report for a colleague: two clicks, and nobody has to read more than 25 lines', async () => {
    await driver.run('header-not-allowed');
    const row = rowOf(panel, 'header-not-allowed');
    await row.waitFor();
    await panel.evaluate(RESET);
    await click(row, 'right');
    const copy = panel.getByRole('menuitem', { name: /^Copy report/ });
    await copy.waitFor();
    await click(copy);
    await expect.poll(driver.clipboard).toMatch(/x-trace-id[^]*curl /i);
    expect((await driver.clipboard()).split('\n').length).toBeLessThanOrEqual(25);
    expect(await effort()).toEqual({ clicks: 2, keys: 0, scrolls: 0 });
  });

  it('finds one request of 500: typed, and the arrow keys do the rest', async () => {
    const { api } = driver.lab.origins;
    await driver.browser.inspected.evaluate(`(async () => {
      for (let batch = 0; batch < 10; batch++)
        await Promise.all(Array.from({ length: 50 }, (_, index) =>
          fetch('${api}/missing-allow-origin?item=' + (batch * 50 + index)).catch(() => null)));
    })()`);
    await expect.poll(textOf(panel.getByRole('radiogroup', { name: 'Show' }))).toMatch(/Blocked500/);
    await panel.evaluate(RESET);
    const { keyboard } = driver.browser.devtools;
    await filterBox(panel).focus();
    await keyboard.type('item=321');
    await expect.poll(() => requestRows(panel).count()).toBe(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await expect.poll(textOf(detail(panel).locator('[data-part=verdict]'))).toContain('item=321');
    await expect.poll(textOf(detail(panel))).toMatch(/All 500 here|500 of 500 here/);
    expect(await effort()).toEqual({ clicks: 0, keys: 10, scrolls: 0 });
    await filterBox(panel).fill('');
  });

  it('tells where an answer is wrong: the menu leads to a recording without secrets, with the line of the console', async () => {
    await driver.run('header-not-allowed');
    await detail(panel).locator('[data-part=verdict]').waitFor();
    await rowOf(panel, 'header-not-allowed').click({ button: 'right' });
    await panel.getByRole('menuitem', { name: 'Is this answer wrong?' }).click();
    const recording = detail(panel).getByRole('textbox', { name: 'Recording' });
    await recording.waitFor();
    await detail(panel).getByLabel('The line of the console').fill('what the browser printed');
    await expect.poll(() => recording.inputValue()).toContain('"printed": "what the browser printed"');
    await detail(panel).getByRole('button', { name: 'Copy recording' }).click();
    await expect.poll(driver.clipboard).toContain('"corsError": "HeaderDisallowedByPreflightResponse"');
    const form = detail(panel).getByRole('link', { name: 'Open the form' });
    expect(await form.getAttribute('href')).toContain('template=wrong-answer.yml');
    expect(await violationsOf(panel)).toEqual([]);
    await driver.takePicture('wrong-answer');
  });

  it('exports the log as one page, which is among the downloads', async () => {
    await driver.run('preflight-404');
    const exporting = panel.getByRole('button', { name: 'Export' });
    await exporting.waitFor();
    const downloading = driver.browser.devtools.waitForEvent('download');
    await click(exporting);
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('cors-lens-report.html');
    const page = await readFile(await download.path(), 'utf8');
    expect(page).toMatch(/"url":"[^"]*\/preflight-404"/);
    await expect.poll(textOf(panel.locator('.toast-region'))).toContain('among your downloads');
  });

  it('is the overview of what is blocked, with one thing to do for each group', async () => {
    await driver.run('preflight-404', 'server-error-without-headers', 'missing-allow-origin');
    await rowOf(panel, 'missing-allow-origin').waitFor();
    const overview = detail(panel).locator('[data-part=overview]');
    await expect.poll(textOf(overview)).toMatch(/Choose the server|Copy .* fix/);
    expect(await textOf(overview)()).toMatch(/\d preflights?: requests waited [\d,]+ ms/);
    const groups = overview.locator('.overview-group');
    for (const group of await groups.all()) expect(await group.locator('.button').count()).toBe(1);
    await driver.takePicture('overview');
  });
});
