import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import { choose, type FirefoxDriver, startFirefoxDriver, textOf, verdictsByPath } from './firefox-driver.ts';
import { behaviourOf } from './page-behaviour.ts';
import { startWitnessApi, type WitnessApi } from './witness-api.ts';

let driver: FirefoxDriver;
let api: WitnessApi;
let panel: FirefoxPage;

beforeAll(async () => {
  api = await startWitnessApi();
  driver = await startFirefoxDriver();
  await driver.openLab();
  panel = await driver.browser.openPanel();
  await choose(panel, 'all');
});

afterAll(async () => {
  await driver?.close();
  await api?.close();
});

/** Lets the page ask, and gives what became of it. */
const ask = (path: string, options: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  driver.browser.inspected.evaluate(
    `fetch(${JSON.stringify(api.origin + path)}, ${JSON.stringify(options)}).then(({ type }) => type, () => 'failed')`,
  );

const verdictsOf =
  (...paths: readonly string[]) =>
  async (): Promise<unknown> =>
    Object.fromEntries(await verdictsByPath(panel, paths));

describe('what the log of Firefox does not tell', () => {
  it('is told by the page’s own resource timing: which request had credentials', async () => {
    expect(await ask('/with', { credentials: 'include' })).toBe('failed');
    expect(await ask('/without')).toBe('cors');
    expect(await ask('/put', { credentials: 'include', method: 'PUT' })).toBe('failed');
    await expect
      .poll(verdictsOf('/with', '/without', '/put'))
      .toMatchObject({ '/with': ['Blocked'], '/without': ['Allowed'], '/put': ['Blocked'] });
  });

  it('is told for requests to one address in turn', async () => {
    const modes = ['include', 'omit', 'include', 'same-origin'];
    for (const credentials of modes) await ask('/turn', { credentials });
    await expect
      .poll(verdictsOf('/turn'))
      .toMatchObject({ '/turn': ['Blocked', 'Allowed', 'Blocked', 'Allowed'] });
  });

  it('is told beyond the 250 loads that the browser keeps', async () => {
    await driver.browser.inspected.evaluate(
      `Promise.all(Array.from({ length: 300 }, (_, index) => fetch('/?' + index))).then(() => true)`,
    );
    expect(await ask('/later', { credentials: 'include' })).toBe('failed');
    await expect.poll(verdictsOf('/later')).toMatchObject({ '/later': ['Blocked'] });
  });
});

describe('a page that is watched', () => {
  let unwatched: unknown;

  const behaviour = (): Promise<unknown> => driver.browser.inspected.evaluate(behaviourOf(api.origin));
  const bar = () => textOf(panel, '[data-part=watch]')();

  it('tells how it asked, which settles the console’s line too', async () => {
    unwatched = await behaviour();
    expect(await ask('/wild', { credentials: 'include', method: 'PUT' })).toBe('failed');
    await panel.clickText('/wild');
    await panel.click('.asked-otherwise button');
    await expect.poll(bar).toContain('Watching how this page asks');
    expect(await ask('/wild', { credentials: 'include', method: 'PUT' })).toBe('failed');
    await panel.clickText('/wild');
    await expect
      .poll(textOf(panel, '[data-part=asked] [data-state]'))
      .toContain('known: the page was watched asking');
  });

  it('is the same as one that is not', async () => {
    expect(await behaviour()).toEqual(unwatched);
  });

  it('shows what never left the browser, and is watched until it is left', async () => {
    await ask('/own', { mode: 'same-origin' });
    await expect.poll(bar).toContain('1 request never left the browser');
    await driver.openLab();
    await expect.poll(bar).not.toContain('Watching');
    expect(await driver.browser.inspected.evaluate(`fetch.name`)).toBe('fetch');
  });
});
