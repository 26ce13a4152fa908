import type { CDPSession, Page } from 'playwright-core';
import { benchBursts } from './burst-bench.ts';
import { type HarnessPage, type HarnessPages, startHarness, watchTime } from './harness-page.ts';
import { median } from './measure.ts';
import { numberRow, type Row, timeRow } from './table.ts';

const MEGABYTE = 1_000_000;

/** From when its code had arrived until the list, or why it is empty, was drawn. */
const firstRender = ({ page }: HarnessPage): Promise<number> =>
  page.evaluate(() => {
    // What the page itself names: what is imported when it is needed arrives later.
    const scripts = document.querySelectorAll<HTMLScriptElement>('script[src]');
    const named = new Set([...scripts].map(({ src }) => src));
    const arrived = Math.max(
      ...performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ name }) => named.has(name))
        .map(({ responseEnd }) => responseEnd),
    );
    return window.bench.firstShown - arrived;
  });

const RENDERS = 5;

/** The middle one of several, each with the floor beside it: a page of the same build that draws one line. */
async function firstRenders(pages: HarnessPages): Promise<readonly Row[]> {
  const times = { floor: [], empty: [], buffered: [] } as Record<'floor' | 'empty' | 'buffered', number[]>;
  const measure = async (what: keyof typeof times, open: () => Promise<HarnessPage>): Promise<void> => {
    const opened = await open();
    times[what].push(await firstRender(opened));
    await opened.page.close();
  };
  for (let run = 0; run < RENDERS; run++) {
    await measure('floor', pages.openFloor);
    await measure('empty', () => pages.open('none'));
    await measure('buffered', () => pages.open(1_000));
  }
  const floor = median(times.floor);
  return [
    timeRow('First render of one line with Preact (the floor)', floor, null),
    timeRow('First render, empty', median(times.empty), floor * 1.5),
    timeRow('First render, 1,000 buffered', median(times.buffered), floor * 2),
  ];
}

const SCROLL_STEPS = 60;

/** Main thread work of one step of scrolling through the whole list. */
async function scrollStep({ page, cdp }: HarnessPage): Promise<number> {
  const worked = await watchTime(cdp);
  await page.evaluate(
    (steps) =>
      new Promise<void>((resolve) => {
        const grid = document.querySelector('.grid');
        let step = 0;
        const frame = (): void => {
          if (grid === null || step === steps) return resolve();
          grid.scrollTop = (grid.scrollHeight / steps) * step++;
          requestAnimationFrame(frame);
        };
        frame();
      }),
    SCROLL_STEPS,
  );
  return (await worked()) / SCROLL_STEPS;
}

/** From a word in the filter box until its first screen was drawn, and until the last row was tested, in the page's own time. */
const filterTimes = (page: Page): Promise<{ readonly first: number; readonly all: number }> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const box = document.querySelector<HTMLInputElement>('input[type="search"]');
        const grid = document.querySelector('.grid');
        if (box === null || grid === null) return resolve({ first: Number.NaN, all: Number.NaN });
        window.bench.longTasks.length = 0;
        const start = performance.now();
        let count = '';
        let since = start;
        let first = 0;
        box.value = 'metrics';
        box.dispatchEvent(new Event('input', { bubbles: true }));
        // A task of its own comes after the frame that draws it.
        requestAnimationFrame(() => setTimeout(() => (first = performance.now() - start)));
        const frame = (): void => {
          const now = grid.getAttribute('aria-rowcount') ?? '';
          if (now !== count) since = performance.now();
          count = now;
          // The count has stood still for many frames: the scan is over, and ended when it last changed.
          if (performance.now() - since > 500) resolve({ first, all: since - start });
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
  );

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / MEGABYTE;
}

async function manyRows(pages: HarnessPages): Promise<readonly Row[]> {
  const few = await pages.open(1_000);
  const fewStep = await scrollStep(few);
  await few.page.close();
  const many = await pages.open(100_000);
  const manyStep = await scrollStep(many);
  const heap = await heapOf(many.cdp);
  const filtering = await filterTimes(many.page);
  const { length: blocking } = await many.page.evaluate(() => window.bench.longTasks);
  const elements = await many.page.locator('.grid [role="row"]').count();
  await many.page.close();
  return [
    timeRow('Scrolling 1,000 rows, work per frame', fewStep, null),
    timeRow('Scrolling 100,000 rows, work per frame', manyStep, 16),
    numberRow('Rows drawn of 100,000', elements, '', null),
    timeRow('Filtering 100,000 rows, until the first screen is drawn', filtering.first, 50),
    timeRow('Filtering 100,000 rows, until the last is tested', filtering.all, null),
    numberRow('Filtering 100,000 rows, tasks over 50 ms', blocking, '', 0),
    numberRow('Heap with 100,000 requests', heap, 'MB', 50),
  ];
}

const RELOADS = 50;
const PER_RELOAD = 1_000;

/** How much of the heap is kept that the first reloads did not need. */
async function reloadRow(pages: HarnessPages): Promise<Row> {
  const { page, cdp } = await pages.open('none');
  let early = 0;
  for (let reload = 1; reload <= RELOADS; reload++) {
    await page.evaluate(
      ([from, count]) => {
        window.harness.log.navigate('http://localhost:3000/', Date.now(), () => false);
        window.harness.pushMany(from, count);
      },
      [reload * PER_RELOAD, PER_RELOAD] as const,
    );
    await page.locator(`.row[title*="/${(reload + 1) * PER_RELOAD - 1}?"]`).waitFor();
    if (reload === RELOADS / 10) early = await heapOf(cdp);
  }
  const growth = (await heapOf(cdp)) - early;
  await page.close();
  return numberRow(`Heap that ${RELOADS} reloads of ${PER_RELOAD} requests leave`, growth, 'MB', 1);
}

/** What the panel costs in a browser; nothing where there is none. */
export async function benchPanel(): Promise<readonly Row[]> {
  const pages = await startHarness();
  if (pages === null) return [];
  try {
    return [
      ...(await firstRenders(pages)),
      ...(await benchBursts(pages)),
      ...(await manyRows(pages)),
      await reloadRow(pages),
    ];
  } finally {
    await pages.close();
  }
}
