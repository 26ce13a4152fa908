import type { Page } from 'playwright-core';
import { type HarnessPage, type HarnessPages, watchTime } from './harness-page.ts';
import { numberRow, type Row, timeRow } from './table.ts';

const BURST_SECONDS = 10;
const PER_SECOND = 1_000;
const TOTAL = BURST_SECONDS * PER_SECOND;

/** Requests that are there before, so that there is something to scroll, to filter and to choose. */
const BEFORE = 200;

/** How long the list may take to show everything, in milliseconds. */
const PATIENCE = 3 * BURST_SECONDS * 1_000;

/** Pushes requests as a busy page makes them, and waits until the list shows `expected`; gives how many it shows. */
const burst = (page: Page, expected: number): Promise<number> =>
  page.evaluate(
    ([total, perSecond, before, wanted, patience]) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let pushed = 0;
        const shown = (): number =>
          Number(document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount') ?? 0);
        const timer = setInterval(() => {
          const elapsed = performance.now() - start;
          const due = Math.min(total, Math.floor((elapsed / 1_000) * perSecond));
          window.harness.pushMany(before + pushed, due - pushed);
          pushed = due;
          if (pushed < total || (shown() !== wanted && elapsed < patience)) return;
          clearInterval(timer);
          resolve(shown());
        }, 4);
      }),
    [TOTAL, PER_SECOND, BEFORE, expected, PATIENCE] as const,
  );

/** Counts how often the numbers at the foot are drawn. */
const countDrawings = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const foot = document.querySelector('.status') ?? document.body;
    const count = { subtree: true, characterData: true, childList: true };
    new MutationObserver(() => window.bench.drawings++).observe(foot, count);
  });

/** What somebody did to the list before. */
interface Situation {
  readonly name: string;
  readonly prepare: (page: Page) => Promise<void>;
  /** The part of the requests that is shown. */
  readonly part: number;
}

const SITUATIONS: readonly Situation[] = [
  { name: 'shown', prepare: async () => undefined, part: 1 },
  {
    name: 'filtered',
    prepare: async (page) => page.locator('input[type="search"]').fill('metrics'),
    part: 1 / 4,
  },
  {
    name: 'scrolled',
    prepare: async (page) =>
      page.locator('.grid').evaluate((grid) => {
        grid.scrollTop = grid.scrollHeight / 2;
      }),
    part: 1,
  },
  {
    name: 'a row selected',
    prepare: async (page) => {
      await page.locator('.row.is-request').first().click();
      await page.locator('.detail-page').waitFor();
    },
    part: 1,
  },
];

const shows = (page: Page, count: number): Promise<void> =>
  page.locator(`[aria-rowcount="${count}"]`).waitFor();

/** What happens to a page while requests come. */
async function measure({ page, cdp }: HarnessPage, expected: number) {
  await page.evaluate(() => {
    window.bench.longTasks.length = 0;
    window.bench.drawings = 0;
  });
  const worked = await watchTime(cdp);
  const shown = await burst(page, expected);
  const work = (await worked()) / TOTAL;
  const { longTasks, drawings } = await page.evaluate(() => window.bench);
  return { lost: expected - shown, work, longTasks: longTasks.length, drawings };
}

async function rowsOf(pages: HarnessPages, { name, prepare, part }: Situation): Promise<readonly Row[]> {
  const opened = await pages.open(BEFORE);
  const { page } = opened;
  // Another element keeps its place until it is loaded.
  await page.locator('.status > *').first().waitFor({ state: 'attached' });
  await countDrawings(page);
  await prepare(page);
  await shows(page, BEFORE * part);
  const { lost, work, longTasks, drawings } = await measure(opened, (BEFORE + TOTAL) * part);
  await page.close();
  const what = `1,000 requests/s for ${BURST_SECONDS} s, ${name}`;
  return [
    timeRow(`${what}: work per request`, work, 0.15),
    numberRow(`${what}: tasks over 50 ms`, longTasks, '', 0),
    numberRow(`${what}: requests lost`, lost, '', 0),
    numberRow(`${what}: drawings a second`, drawings / BURST_SECONDS, '', 60),
  ];
}

/** The same with a page that only counts them: the tasks that this machine itself makes long. */
async function floorRows(pages: HarnessPages): Promise<readonly Row[]> {
  const opened = await pages.openFloor();
  const { work, longTasks } = await measure(opened, BEFORE + TOTAL);
  await opened.page.close();
  const what = '1,000 requests/s, only counted (the floor)';
  return [
    timeRow(`${what}: work per request`, work, null),
    numberRow(`${what}: tasks over 50 ms`, longTasks, '', null),
  ];
}

/** What the panel costs while requests stream in. */
export async function benchBursts(pages: HarnessPages): Promise<readonly Row[]> {
  const rows = [...(await floorRows(pages))];
  for (const situation of SITUATIONS) rows.push(...(await rowsOf(pages, situation)));
  return rows;
}
