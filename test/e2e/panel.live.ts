import type { Frame, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictWord } from '../../src/explain/verdict.ts';
import { LAB_CASES } from '../lab/cases.ts';
import { runLab, type LabRun } from '../lab/run-lab.ts';
import { listen } from '../servers/support/listen.ts';
import {
  askedRows,
  choose,
  clear,
  countOf,
  detail,
  filterBox,
  requestRows,
  rowOf,
  startDriver,
  textOf,
  unfold,
} from './panel-driver.ts';
import type { PanelDriver } from './panel-driver.ts';

let driver: PanelDriver;
let run: LabRun;
let panel: Frame;

// The whole lab has run before the tab is shown for the first time: what it lists was captured from the start.
beforeAll(async () => {
  driver = await startDriver();
  run = await runLab(driver.browser, driver.lab);
  panel = await driver.openPanel();
});

afterAll(() => driver?.close());

const SAMPLE = 'header-not-allowed';

const consoleLineOf = (id: string): string =>
  run.cases.find((each) => each.case.id === id)?.consoleLines.at(-1) ?? '';

const told = LAB_CASES.filter((each) => each.unseen === undefined && each.untold === undefined);

describe('the list', () => {
  it.each(told)('shows $id as one row with its verdict', async ({ id, before, expected }) => {
    await choose(panel, 'All');
    await filterBox(panel).fill(`/${id}`);
    await expect.poll(countOf(rowOf(panel, id))).toBe(1 + (before?.length ?? 0));
    await expect.poll(textOf(rowOf(panel, id).last())).toContain(verdictWord(expected.verdict));
  });

  it('finds requests by their cause', async () => {
    await choose(panel, 'All');
    await filterBox(panel).fill('x-trace-id');
    await expect.poll(countOf(rowOf(panel, SAMPLE))).toBe(1);
    await expect.poll(countOf(rowOf(panel, 'allowed'))).toBe(0);
    await filterBox(panel).fill('');
  });
});

describe('the detail', () => {
  beforeAll(async () => {
    await choose(panel, 'Blocked');
    await filterBox(panel).fill(`/${SAMPLE}`);
    await rowOf(panel, SAMPLE).click();
  });

  it('says in one sentence what happened, with the user’s own values', async () => {
    await expect
      .poll(textOf(detail(panel).getByRole('heading', { level: 1 })))
      .toContain(new URL(driver.lab.origins.api).host);
    await expect.poll(textOf(detail(panel).getByRole('heading', { level: 1 }))).toMatch(/x-trace-id/i);
    await driver.takePicture('detail');
  });

  it('repeats the console’s line byte for byte', async () => {
    await unfold(panel, 'Console');
    const line = detail(panel).getByRole('region', { name: 'Console message' }).getByRole('paragraph');
    await expect.poll(() => line.textContent()).toBe(consoleLineOf(SAMPLE));
  });

  it('shows what was sent and what is needed', async () => {
    const missing = detail(panel).locator('[data-part=asked] [data-state=missing]').first();
    expect(await missing.textContent()).toMatch(
      /Header x-trace-id.*not in Access-Control-Allow-Headers.*\+x-trace-id/,
    );
    expect(await askedRows(panel).locator('nth=1').textContent()).toMatch(/^Origin http.*right: allowed$/);
  });

  it('offers a configuration for the server that answered', async () => {
    const configuration = detail(panel).getByRole('region', { name: 'Configuration' });
    await expect.poll(textOf(configuration)).toContain(driver.lab.origins.page);
    await expect.poll(textOf(configuration)).toMatch(/x-trace-id/i);
    await expect.poll(textOf(detail(panel))).toMatch(/Detected from X-Powered-By: Express/);
  });
});

describe('another request that is chosen', () => {
  it('is read at the same place, with the same parts unfolded', async () => {
    const place = (): Promise<number> => detail(panel).evaluate(({ scrollTop }) => scrollTop);
    const isUnfolded = (): Promise<boolean> =>
      detail(panel).evaluate((element) => element.querySelector('[data-part=console][open]') !== null);
    // Docked, it is longer than its frame.
    const { devtools } = driver.browser;
    await devtools.setViewportSize({ width: 700, height: 450 });
    await detail(panel).evaluate((element) => element.scrollTo(0, 90));
    await expect.poll(place).toBe(90);
    await filterBox(panel).fill('/preflight-404');
    await rowOf(panel, 'preflight-404').click();
    await expect.poll(textOf(detail(panel).getByRole('heading', { level: 1 }))).toContain('404');
    expect([await place(), await isUnfolded()]).toEqual([90, true]);
    await filterBox(panel).fill(`/${SAMPLE}`);
    await rowOf(panel, SAMPLE).click();
    await expect.poll(textOf(detail(panel).getByRole('heading', { level: 1 }))).toMatch(/x-trace-id/i);
    expect([await place(), await isUnfolded()]).toEqual([90, true]);
    await devtools.setViewportSize({ width: 1400, height: 900 });
  });
});

const menu = (): Locator => panel.getByRole('menu', { name: 'Request' });

async function chooseFromMenu(label: RegExp): Promise<void> {
  await rowOf(panel, SAMPLE).click({ button: 'right' });
  await menu().getByRole('menuitem', { name: label }).click();
}

describe('the right-click menu', () => {
  it('copies the configuration that the detail shows', async () => {
    const shown = await detail(panel).getByRole('region', { name: 'Configuration' }).textContent();
    await chooseFromMenu(/^Copy server config/);
    await expect.poll(driver.clipboard).toBe(shown);
  });

  it('copies the console message', async () => {
    await chooseFromMenu(/^Copy console message/);
    await expect.poll(driver.clipboard).toBe(consoleLineOf(SAMPLE));
  });

  it('copies the request and its preflight as cURL', async () => {
    await chooseFromMenu(/^Copy request as cURL \(Bash\)/);
    await expect.poll(driver.clipboard).toMatch(/^curl (?!.*OPTIONS).*\/header-not-allowed/s);
    await chooseFromMenu(/^Copy preflight as cURL/);
    await expect.poll(driver.clipboard).toMatch(/^curl .*OPTIONS.*\/header-not-allowed/s);
  });

  it('opens with Shift+F10 and closes with Escape', async () => {
    await rowOf(panel, SAMPLE).click();
    await driver.browser.devtools.keyboard.press('Shift+F10');
    await expect.poll(countOf(menu())).toBe(1);
    await driver.takePicture('menu');
    await driver.browser.devtools.keyboard.press('Escape');
    await expect.poll(countOf(menu())).toBe(0);
  });
});

describe('the log', () => {
  beforeAll(async () => {
    await filterBox(panel).fill('');
    await choose(panel, 'All');
  });

  it('goes on while the tab is hidden', async () => {
    await clear(panel);
    await expect.poll(countOf(requestRows(panel))).toBe(0);
    await driver.browser.hidePanel();
    await driver.run('missing-allow-origin', 'allowed');
    expect(await driver.openPanel()).toBe(panel);
    await expect.poll(countOf(requestRows(panel))).toBe(2);
  });

  it('starts afresh when the page is reloaded', async () => {
    await driver.browser.inspected.reload();
    await expect.poll(countOf(rowOf(panel, 'missing-allow-origin'))).toBe(0);
  });

  it('marks the reload and keeps what was before when the log is preserved', async () => {
    await driver.browser.inspected.waitForSelector('[data-ready]');
    await driver.run('missing-allow-origin');
    await expect.poll(countOf(rowOf(panel, 'missing-allow-origin'))).toBe(1);
    const marks = panel.getByRole('row').filter({ has: panel.getByText(driver.lab.url, { exact: true }) });
    const before = await marks.count();
    await panel.getByRole('checkbox', { name: 'Preserve log' }).first().check();
    await driver.browser.inspected.reload();
    await driver.browser.inspected.waitForSelector('[data-ready]');
    await driver.run('allowed');
    await expect.poll(countOf(rowOf(panel, 'allowed'))).toBe(1);
    await expect.poll(countOf(rowOf(panel, 'missing-allow-origin'))).toBe(1);
    await expect.poll(countOf(marks)).toBe(before + 1);
  });

  it('has the right page above what one asks for that comes back from the back/forward cache', async () => {
    const pages = await listen((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<script>onpageshow = ({ persisted }) => (globalThis.isBack = persisted)</script>');
    });
    const [one, two] = [`http://localhost:${pages.port}/one`, `http://127.0.0.1:${pages.port}/two`];
    const evaluate = (expression: string): Promise<unknown> =>
      driver.browser.send('Runtime.evaluate', { expression, awaitPromise: true });
    const lines = panel.locator('.row.is-mark, .row.is-request');
    const ask = `fetch('${driver.lab.origins.api}/missing-allow-origin?' + location.port).catch(() => null)`;
    for (const address of [one, two]) {
      await driver.browser.inspected.goto(address);
      await driver.browser.inspected.evaluate(ask);
      await expect.poll(textOf(lines.filter({ hasText: address }))).toContain(address);
    }
    await evaluate('history.back()');
    await expect.poll(async () => JSON.stringify(await evaluate('globalThis.isBack'))).toContain('true');
    await expect.poll(textOf(panel.locator('.row.is-mark').last())).toContain(one);
    await evaluate(ask);
    await expect.poll(textOf(lines.last())).toContain('missing-allow-origin');
    expect(await panel.locator('.row.is-mark').last().textContent()).toContain(one);
    await pages.stop();
  });
});
