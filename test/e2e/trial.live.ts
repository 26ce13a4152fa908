import type { Frame, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOf } from './axe.ts';
import { choose, countOf, detail, rowOf, startDriver, textOf, type PanelDriver } from './panel-driver.ts';
import {
  type BrokenServer,
  killBackground,
  openExtensionPage,
  passes,
  permit,
  ruleCount,
  startBrokenServer,
} from './trial-support.ts';

const SAMPLE = 'missing-allow-origin';

let driver: PanelDriver;
let panel: Frame;
let outside: Page;
let broken: BrokenServer;

beforeAll(async () => {
  broken = await startBrokenServer();
  driver = await startDriver();
  const { browser, lab } = driver;
  outside = await openExtensionPage(browser);
  await permit(browser, [lab.origins.page, lab.origins.api, broken.origin]);
  panel = await browser.openPanel();
  await choose(panel, 'All');
});

afterAll(async () => {
  await driver?.close();
  await broken?.close();
});

const part = (): Locator => detail(panel).locator('[data-part=trial]');
const bar = (): Locator => panel.getByRole('complementary', { name: 'Trial' });
const ask = (url: string, init?: Readonly<Record<string, unknown>>): Promise<boolean> =>
  driver.browser.inspected.evaluate<boolean>(passes(url, init));

/** What stands on the icon of the extension in the inspected tab. */
async function badge(): Promise<unknown> {
  const devtools = await driver.browser.devtoolsPage();
  const tabId = await devtools.evaluate<number>('chrome.devtools.inspectedWindow.tabId');
  return outside.evaluate(`chrome.action.getBadgeText({ tabId: ${tabId} })`);
}

/** Chooses the latest request to `/id` and tries its fix. */
async function tryFix(id: string): Promise<void> {
  await rowOf(panel, id).last().click();
  await part().getByRole('button', { name: 'Try it in this tab' }).click();
  await expect.poll(countOf(bar())).toBe(1);
}

async function endTrial(): Promise<void> {
  await bar().getByRole('button', { name: 'End the trial' }).click();
  await expect.poll(countOf(bar())).toBe(0);
}

describe('before anybody clicks', () => {
  it('no host is permitted, and no rule is set', async () => {
    expect(await outside.evaluate('chrome.permissions.getAll()')).toMatchObject({ origins: [] });
    expect(await ruleCount(outside)()).toBe(0);
  });

  it('the tab names whom it will ask for', async () => {
    await driver.run(SAMPLE);
    await rowOf(panel, SAMPLE).click();
    const { page, api } = driver.lab.origins;
    await expect.poll(textOf(part())).toContain(`The browser asks you for ${page} and ${api} first.`);
  });
});

describe('a trial', () => {
  const address = (): string => `${driver.lab.origins.api}/${SAMPLE}`;

  it('lets the request pass, and says so loudly beside the verdict without it', async () => {
    await tryFix(SAMPLE);
    await driver.run(SAMPLE);
    await expect.poll(textOf(part())).toContain('Passes with this configuration');
    await expect.poll(textOf(bar())).toContain('It passes with this configuration');
    await expect.poll(textOf(rowOf(panel, SAMPLE).last())).toContain('Passes with the trial');
    expect(await textOf(rowOf(panel, SAMPLE).last())()).toContain('Blocked');
    await expect.poll(badge).toBe('TRY');
    expect(await violationsOf(panel)).toEqual([]);
    await driver.takePicture('trial');
  });

  it('is for these two hosts and this tab alone', async () => {
    const permitted = await outside.evaluate<{ origins: string[] }>('chrome.permissions.getAll()');
    const { page, api, third } = driver.lab.origins;
    expect(permitted.origins.toSorted()).toEqual([`${api}/*`, `${page}/*`].toSorted());
    expect(await ask(address())).toBe(true);
    // Another API, and another address of this one.
    expect(await ask(`${third}/${SAMPLE}`)).toBe(false);
    expect(await ask(`${broken.origin}/slash/`)).toBe(false);
    expect(await ask(`${api}/empty-origin`)).toBe(false);
    const other = await driver.browser.inspected.context().newPage();
    await other.goto(driver.lab.url);
    expect(await other.evaluate<boolean>(passes(address()))).toBe(false);
    await other.close();
  });

  it('outlives the background, and a reload', async () => {
    await killBackground(driver.browser);
    await expect.poll(ruleCount(outside)).toBe(1);
    await driver.browser.inspected.reload();
    await driver.browser.inspected.waitForSelector('[data-ready]');
    expect(await ask(address())).toBe(true);
  });

  it('ends with a click, and so does the permission', async () => {
    await endTrial();
    await expect.poll(ruleCount(outside)).toBe(0);
    // What is blocked is counted there again.
    await expect.poll(badge).not.toBe('TRY');
    expect(await ask(address())).toBe(false);
    await rowOf(panel, SAMPLE).last().click();
    await part().getByRole('button', { name: 'Give the permission back' }).click();
    await expect.poll(() => outside.evaluate('chrome.permissions.getAll()')).toMatchObject({ origins: [] });
  });
});

describe('what takes more than response headers', () => {
  it('a redirected preflight: the request goes to the final address', async () => {
    const init = { method: 'PUT' };
    expect(await ask(`${broken.origin}/slash`, init)).toBe(false);
    await tryFix('slash');
    expect(await ask(`${broken.origin}/slash`, init)).toBe(true);
    expect(broken.asked.at(-1)).toBe('PUT /slash/');
    await expect.poll(textOf(bar())).toContain('It passes with this configuration');
    await endTrial();
  });

  it('a preflight that wants Authorization: only when somebody says so', async () => {
    const init = { headers: { Authorization: 'Bearer t' } };
    expect(await ask(`${broken.origin}/token`, init)).toBe(false);
    await tryFix('token');
    expect(await ask(`${broken.origin}/token`, init)).toBe(false);
    await expect.poll(textOf(part())).toContain('Still fails: Preflight 401');
    await endTrial();
    expect(broken.asked.filter((line) => line.includes('Bearer'))).toEqual([]);
    await part().getByRole('checkbox').check();
    await part().getByRole('button', { name: 'Try it in this tab' }).click();
    await expect.poll(countOf(bar())).toBe(1);
    expect(await ask(`${broken.origin}/token`, init)).toBe(true);
    await endTrial();
  });
});

describe('what cannot be tried', () => {
  it.each([
    ['preflight-404', 'the preflight would get 404 again'],
    ['connection-reset', 'none came'],
    ['sandboxed-iframe', 'this one has none of its own'],
  ])('%s', async (id, reason) => {
    await driver.run(id);
    await rowOf(panel, id).last().click();
    await expect.poll(textOf(part())).toContain(reason);
    expect(await countOf(part().getByRole('button', { name: 'Try it in this tab' }))()).toBe(0);
  });
});

describe('when DevTools closes', () => {
  it('nothing is left', async () => {
    await driver.run(SAMPLE);
    await tryFix(SAMPLE);
    await expect.poll(ruleCount(outside)).toBe(1);
    await driver.browser.devtools.close();
    await expect.poll(ruleCount(outside)).toBe(0);
    expect(await ask(`${driver.lab.origins.api}/${SAMPLE}`)).toBe(false);
  });
});
