import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HarnessPages, startHarness } from '../../bench/harness-page.ts';

let pages: HarnessPages;
let page: Page;

beforeAll(async () => {
  const started = await startHarness();
  if (started === null) throw new Error('There is no Chromium.');
  pages = started;
  ({ page } = await pages.open(1_000));
});

afterAll(() => pages?.close());

const grid = () => page.getByRole('grid');
const rowAt = (number: number) => page.locator(`[role="row"][aria-rowindex="${number}"]`);
const scrollTop = (): Promise<number> => grid().evaluate((element) => element.scrollTop);
const distanceToEnd = (): Promise<number> =>
  grid().evaluate((element) => Math.round(element.scrollHeight - element.clientHeight - element.scrollTop));

/** Lets `count` requests arrive, and waits until the list has them. */
async function arrive(from: number, count: number): Promise<void> {
  await page.evaluate(([first, many]) => window.harness.pushMany(first, many), [from, count] as const);
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe(String(from + count));
}

describe('the list', () => {
  it('follows its end while nothing is chosen', async () => {
    await expect.poll(distanceToEnd).toBe(0);
    await arrive(1_000, 50);
    await expect.poll(distanceToEnd).toBe(0);
    expect(await page.getByRole('button', { name: 'Newest request' }).count()).toBe(0);
  });

  it('stays where it is once a row is chosen, and that row stays chosen', async () => {
    const before = await scrollTop();
    await rowAt(1_048).click();
    await arrive(1_050, 200);
    expect(await scrollTop()).toBe(before);
    await expect.poll(() => rowAt(1_048).getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => rowAt(1_048).isVisible()).toBe(true);
  });

  it('does not jump when the row is let go', async () => {
    const before = await scrollTop();
    await grid().press('Escape');
    await arrive(1_250, 50);
    expect(await scrollTop()).toBe(before);
  });

  it('shows the right requests wherever it is scrolled to', async () => {
    for (const place of [0, 777, 300, 301, 310, 1_000, 5]) {
      await grid().evaluate((element, top) => element.scrollTo(0, top), place * 40);
      await expect.poll(() => rowAt(place + 1).count()).toBe(1);
      // Templates repeat after four requests; each has its number in its path.
      await expect.poll(() => rowAt(place + 1).textContent()).toContain(`/${place}?page=${place % 97}`);
      await expect
        .poll(() => rowAt(place + 10).textContent())
        .toContain(`/${place + 9}?page=${(place + 9) % 97}`);
    }
  });
});

describe('a list that begins after its page', () => {
  it('says so for as long as earlier requests are missing', async () => {
    const foot = page.locator('.status');
    await expect.poll(() => foot.textContent()).toContain('its earlier requests are missing');
    await foot.getByRole('button', { name: 'Reload the page' }).click();
    expect(await page.evaluate(() => window.harness.done)).toContain('reload');
    await page.evaluate(() => window.harness.log.navigate(location.href, Date.now(), () => true));
    await expect.poll(() => foot.textContent()).not.toContain('missing');
  });
});

describe('a list in groups', () => {
  const header = (host: string) => grouped.locator('.row.is-group', { hasText: host });
  const requests = () => grouped.locator('.row.is-request');
  let grouped: Page;

  beforeAll(async () => {
    ({ page: grouped } = await pages.open(8, true));
    grouped.setDefaultTimeout(10_000);
    await requests().nth(7).waitFor();
  });

  it('has a line above the requests to each API, which counts them', async () => {
    expect(await grouped.locator('.row.is-group').allTextContents()).toEqual([
      'http://localhost:80002 blocked',
      'http://localhost:90002 failed',
    ]);
    const levels = await grouped
      .locator('.row')
      .evaluateAll((rows) => rows.map(({ ariaLevel }) => ariaLevel));
    expect(levels).toEqual(['1', '2', '2', '2', '2', '1', '2', '2', '2', '2']);
  });

  it('folds with a click, and with the keyboard', async () => {
    await header('localhost:8000').click();
    await expect.poll(() => requests().count()).toBe(4);
    await grouped.keyboard.press('ArrowRight');
    await expect.poll(() => requests().count()).toBe(8);
    await grouped.keyboard.press('ArrowDown');
    expect(await requests().first().getAttribute('aria-selected')).toBe('true');
    await grouped.keyboard.press('ArrowLeft');
    expect(await header('localhost:8000').getAttribute('aria-selected')).toBe('true');
    await grouped.keyboard.press('Enter');
    await expect.poll(() => requests().count()).toBe(4);
    await grouped.keyboard.press('Enter');
    await expect.poll(() => requests().count()).toBe(8);
  });

  it('offers to fold all and to group no more with a right click', async () => {
    await header('localhost:9000').click({ button: 'right' });
    await grouped.getByRole('menuitem', { name: 'Fold all', exact: true }).click();
    await expect.poll(() => requests().count()).toBe(0);
    await header('localhost:9000').click({ button: 'right' });
    await grouped.getByRole('menuitem', { name: 'Do not group by API' }).click();
    await expect.poll(() => requests().count()).toBe(8);
    expect(await grouped.locator('.row.is-group').count()).toBe(0);
    await grouped.keyboard.press('g');
    await expect.poll(() => grouped.locator('.row.is-group').count()).toBe(2);
  });

  it('stays where it is when requests come, and leads to the newest', async () => {
    await grouped.evaluate(() => window.harness.pushMany(8, 400));
    const newest = grouped.getByRole('button', { name: 'Newest request' });
    await newest.click();
    await expect.poll(() => requests().filter({ hasText: '/407?' }).isVisible()).toBe(true);
    await expect.poll(() => newest.count()).toBe(0);
    const list = grouped.locator('.grid');
    await list.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2 + 400));
    // A request of the second group: those that come to the first one push it down.
    const middle = requests().filter({ hasText: '/30?' });
    await middle.waitFor();
    const box = await middle.boundingBox();
    await grouped.evaluate(() => window.harness.pushMany(408, 40));
    await newest.waitFor();
    const same = await middle.boundingBox();
    expect(Math.abs((same?.y ?? 0) - (box?.y ?? 0))).toBeLessThanOrEqual(1);
  });

  it('shows one line for each request where it is low', async () => {
    await grouped.setViewportSize({ width: 700, height: 260 });
    await expect.poll(async () => (await requests().nth(8).boundingBox())?.height).toBe(22);
    await grouped.setViewportSize({ width: 700, height: 600 });
    await expect.poll(async () => (await requests().nth(8).boundingBox())?.height).toBe(40);
  });
});
