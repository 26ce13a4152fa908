import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../browser/until.ts';
import { listen, type Listening } from '../servers/support/listen.ts';
import { networkPanel, showDevtoolsView, type NetworkPanel } from './network-panel.ts';
import {
  choose,
  countOf,
  detail,
  filterBox,
  requestRows,
  startDriver,
  textOf,
  type PanelDriver,
} from './panel-driver.ts';

const ITEM = 'Open using CORS Lens';

/** An API that lets nobody's PUT through and everybody's GET. */
const startApi = (): Promise<Listening> =>
  listen(({ method }, response) => {
    const isGet = method === 'GET';
    response.writeHead(isGet ? 200 : 404, isGet ? { 'Access-Control-Allow-Origin': '*' } : {}).end();
  });

describe('around the tab, in Chromium’s DevTools', () => {
  let driver: PanelDriver;
  let api: Listening;
  let network: NetworkPanel;
  let panel: Frame;
  const ask = (method: string, path: string): Promise<unknown> =>
    driver.browser.inspected.evaluate(
      `fetch('http://127.0.0.1:${api.port}${path}', { method: '${method}' }).catch(() => null)`,
    );
  const verdict = (): Promise<string> => textOf(detail(panel).locator('[data-part=verdict]'))();
  const candidates = (): Locator =>
    panel.getByRole('group', { name: 'Requests with this URL' }).getByRole('button');

  /** What the icon of the extension says for the inspected tab. */
  const badge = async (): Promise<string> =>
    (await driver.browser.devtoolsPage()).evaluate<string>(
      'chrome.action.getBadgeText({ tabId: chrome.devtools.inspectedWindow.tabId })',
    );

  /** Chooses the item on a row, and waits until the tab is in front. */
  const open = async (row: Locator): Promise<void> => {
    await network.show();
    expect(await network.menuOf(row)).toContain(ITEM);
    await network.choose(ITEM);
    await expect.poll(network.frontTab).toMatch(/CORS$/);
  };

  // The tab was never shown before the item is chosen.
  beforeAll(async () => {
    driver = await startDriver();
    api = await startApi();
    network = await networkPanel(driver.browser.devtools);
    await network.show();
    for (const method of ['GET', 'PUT', 'GET']) await ask(method, '/items?id=1');
    await ask('PUT', '/alone');
    await until(
      async () => (await network.rows('items?id=1').count()) === 4,
      'three requests and a preflight',
    );
    await until(async () => (await network.rows('alone').count()) === 2, 'a request and its preflight');
  });

  afterAll(async () => {
    await driver?.close();
    await api?.stop();
  });

  it('has the number of blocked requests on the icon, although it was never shown', async () => {
    await expect.poll(badge).toBe('2');
  });

  it('brings the tab up with the request, although it was never shown', async () => {
    await open(network.rows('alone').filter({ hasText: 'CORS error' }));
    panel = await driver.openPanel();
    await expect.poll(verdict).toMatch(/PUT.*\/alone/s);
    await expect.poll(countOf(candidates())).toBe(0);
  });

  it('shows what was blocked first where several have the URL, and lets choose', async () => {
    await open(network.rows('items?id=1').filter({ hasText: '200' }).first());
    await expect.poll(verdict).toMatch(/PUT.*\/items/s);
    await expect.poll(textOf(panel.locator('.asked-request'))).toContain('3 requests with this URL');
    await driver.takePicture('asked-request');
    expect(await candidates().allInnerTexts()).toEqual([
      expect.stringMatching(/^PUT/),
      expect.stringMatching(/^GET/),
      expect.stringMatching(/^GET/),
    ]);
    await candidates().nth(1).click();
    await expect.poll(verdict).toMatch(/GET.*\/items/s);
    // It passed, and the chip showed what was blocked.
    await expect.poll(countOf(requestRows(panel))).toBeGreaterThanOrEqual(4);
    await choose(panel, 'Blocked');
  });

  it('leads from a preflight to its request', async () => {
    await open(network.rows('items?id=1').filter({ hasText: 'preflight' }));
    await expect.poll(verdict).toMatch(/PUT.*\/items/s);
    await expect.poll(countOf(panel.locator('.asked-request'))).toBe(0);
  });

  it('says so where the list has no such request', async () => {
    await driver.browser.inspected.evaluate(`fetch('/of-the-page').catch(() => null)`);
    await network.show();
    await open(network.rows('of-the-page').first());
    await expect.poll(textOf(panel.getByRole('alert'))).toContain('is not in the list');
    await driver.takePicture('asked-unlisted');
    await panel.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(countOf(panel.getByRole('alert'))).toBe(0);
  });

  it('closes the box of pasted messages, which hides the detail', async () => {
    await panel.getByRole('button', { name: 'Decode a message' }).click();
    await open(network.rows('alone').filter({ hasText: 'CORS error' }));
    await expect.poll(verdict).toMatch(/PUT.*\/alone/s);
  });

  it('has a way back, to that request and no other', async () => {
    await filterBox(panel).fill('');
    await requestRows(panel).filter({ hasText: '/items' }).first().click({ button: 'right' });
    await panel.getByRole('menuitem', { name: 'Show in Network panel' }).click();
    await expect.poll(network.frontTab).toBe('network');
    const shown = driver.browser.devtools.locator('tr.data-grid-data-grid-node:not(.network-cell-hidden)');
    await expect.poll(textOf(shown)).toContain('items?id=1');
    expect(await shown.filter({ hasText: '200' }).count()).toBe(0);
  });

  it('leaves a plain click on a link of the console as it was', async () => {
    await showDevtoolsView(driver.browser.devtools, 'console');
    const link = driver.browser.devtools
      .locator('.console-error-level', { hasText: 'CORS policy' })
      .first()
      .locator('.devtools-link', { hasText: 'items' });
    expect(await network.menuOf(link)).not.toContain(ITEM);
    await driver.browser.devtools.keyboard.press('Escape');
    await link.click();
    await expect.poll(network.opened).toEqual([`http://127.0.0.1:${api.port}/items?id=1`]);
    expect(await network.frontTab()).toBe('console');
  });

  it('is searched by DevTools’ own find, which shares its text with the filter', async () => {
    await driver.openPanel();
    const { keyboard } = driver.browser.devtools;
    await showDevtoolsView(driver.browser.devtools, 'console');
    await driver.openPanel();
    // Not within the tab, whose own key leads to the filter.
    await driver.browser.devtools.getByRole('tab', { name: 'CORS', exact: true }).focus();
    await keyboard.press('Control+f');
    await keyboard.type('alone');
    await expect.poll(() => filterBox(panel).inputValue()).toBe('alone');
    await expect.poll(countOf(requestRows(panel))).toBe(1);
    await keyboard.press('Enter');
    await expect.poll(verdict).toMatch(/PUT.*\/alone/s);
    await keyboard.press('Escape');
    await expect.poll(() => filterBox(panel).inputValue()).toBe('');
  });

  it('keeps the number after a navigation where the log is preserved, and drops it with the log', async () => {
    await panel.getByRole('checkbox', { name: 'Preserve log' }).first().check();
    await driver.browser.inspected.reload();
    await driver.browser.inspected.waitForSelector('[data-ready]');
    await ask('PUT', '/after');
    await expect.poll(badge).toBe('3');
    await panel.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(badge).toBe('');
  });
});
