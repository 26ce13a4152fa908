import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WATCH_LABEL } from '../../src/explain/interface/watch.ts';
import { behaviourOf } from './page-behaviour.ts';
import {
  askedRows,
  choose,
  detail,
  type PanelDriver,
  rowOf,
  startDriver,
  textOf,
  unfold,
} from './panel-driver.ts';
import { startWitnessApi, type WitnessApi } from './witness-api.ts';

let driver: PanelDriver;
let api: WitnessApi;
let panel: Frame;
let unwatched: unknown;

beforeAll(async () => {
  api = await startWitnessApi();
  driver = await startDriver();
  panel = await driver.openPanel();
  await choose(panel, 'All');
});

afterAll(async () => {
  await driver?.close();
  await api?.close();
});

/** Asks as a page does whose credentials nothing in the log tells. */
const ask = (): Promise<string> =>
  driver.browser.inspected.evaluate(
    `fetch(${JSON.stringify(`${api.origin}/wild`)}, { method: 'PUT', credentials: 'include' }).then(() => 'passed', () => 'failed')`,
  );

const bar = () => panel.locator('[data-part=watch]');
const credentials = () => askedRows(panel).filter({ hasText: 'Credentials' });

describe('a request whose credentials mode nothing tells', () => {
  it('is asked about, and the page is left alone', async () => {
    expect(await ask()).toBe('failed');
    await rowOf(panel, 'wild').click();
    await expect.poll(textOf(credentials())).toContain('DevTools cannot tell');
    const left = await driver.browser.inspected.evaluate(
      `Object.getOwnPropertySymbols(globalThis).map(String).filter((name) => /lens/.test(name))`,
    );
    expect(left).toEqual([]);
    unwatched = await driver.browser.inspected.evaluate(behaviourOf(api.origin));
  });

  it('is known once the page is watched, with the console’s own line', async () => {
    await rowOf(panel, 'wild').click();
    await panel.getByRole('button', { name: WATCH_LABEL }).first().click();
    await expect.poll(textOf(bar())).toContain('Watching how this page asks');
    driver.browser.truth.clear();
    expect(await ask()).toBe('failed');
    await rowOf(panel, 'wild').click();
    await expect.poll(textOf(credentials())).toContain('known: the page was watched asking');
    expect(await credentials().getByRole('radio').count()).toBe(0);
    await unfold(panel, 'Console');
    const [line = 'none'] = driver.browser.truth.corsLinesAbout('/wild');
    await expect.poll(textOf(detail(panel).getByRole('region', { name: 'Console message' }))).toContain(line);
  });

  it('tells the mode of those after it', async () => {
    await driver.browser.inspected.evaluate(
      `fetch(${JSON.stringify(`${api.origin}/without`)}, { credentials: 'same-origin' }).then(() => true)`,
    );
    await rowOf(panel, 'without').click();
    await expect.poll(textOf(credentials())).toContain('known: the page was watched asking');
    await expect.poll(textOf(credentials())).toContain('without');
  });
});

describe('a page that is watched', () => {
  it('is the same as one that is not', async () => {
    expect(await driver.browser.inspected.evaluate(behaviourOf(api.origin))).toEqual(unwatched);
  });

  it('shows what never left the browser, with the place in its code', async () => {
    await driver.browser.inspected.evaluate(
      `fetch(${JSON.stringify(`${api.origin}/own`)}, { mode: 'same-origin' }).catch(() => true)`,
    );
    await expect.poll(textOf(bar())).toContain('1 request never left the browser');
    await bar().locator('summary').click();
    await expect.poll(textOf(bar())).toContain('/own');
  });

  it('is called by its own code, not by ours', async () => {
    await driver.run('header-not-allowed');
    await expect.poll(textOf(panel.locator('.panel'))).not.toContain('cors-lens-watch');
  });

  it('is watched until it is left', async () => {
    await driver.browser.inspected.reload();
    await expect.poll(textOf(bar())).not.toContain('Watching');
    await bar().getByRole('button', { name: 'Dismiss' }).click();
    expect(await bar().count()).toBe(0);
    const left = await driver.browser.inspected.evaluate(
      `Object.getOwnPropertySymbols(globalThis).length + Number(globalThis.fetch.name !== 'fetch')`,
    );
    expect(left).toBe(0);
  });
});
