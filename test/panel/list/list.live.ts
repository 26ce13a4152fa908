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
const row = (number: number) => page.locator(`[role="row"][aria-rowindex="${number}"]`);
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
  });

  it('stays where it is once a row is chosen, and that row stays chosen', async () => {
    const before = await scrollTop();
    await row(1_048).click();
    await arrive(1_050, 200);
    expect(await scrollTop()).toBe(before);
    await expect.poll(() => row(1_048).getAttribute('aria-selected')).toBe('true');
    await expect.poll(() => row(1_048).isVisible()).toBe(true);
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
      await expect.poll(() => row(place + 1).count()).toBe(1);
      // Templates repeat after four requests; each has its number in its path.
      await expect.poll(() => row(place + 1).textContent()).toContain(`/${place}?page=${place % 97}`);
      await expect
        .poll(() => row(place + 10).textContent())
        .toContain(`/${place + 9}?page=${(place + 9) % 97}`);
    }
  });
});
