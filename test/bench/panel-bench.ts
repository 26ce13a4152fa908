import type { CDPSession, Page } from 'playwright-core';
import { type HarnessPage, type HarnessPages, startHarness } from './harness-page.ts';
import { median } from './measure.ts';
import { numberRow, type Row, timeRow } from './table.ts';

const MEGABYTE = 1_000_000;

/** Milliseconds that the page's main thread has worked so far. */
async function taskTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

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

async function firstRenderRow(pages: HarnessPages, capture: number | 'none', goal: number): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < RENDERS; run++) {
    const opened = await pages.open(capture);
    times.push(await firstRender(opened));
    await opened.page.close();
  }
  const what = capture === 'none' ? 'empty' : `${capture.toLocaleString('en-US')} buffered`;
  return timeRow(`First render, ${what}`, median(times), goal);
}

const BURST_SECONDS = 10;
const PER_SECOND = 1_000;

/** Pushes requests as a busy page makes them, and counts frames and drawings of the list. */
const burst = (page: Page): Promise<{ readonly frames: number; readonly drawings: number }> =>
  page.evaluate(
    ([seconds, perSecond]) =>
      new Promise((resolve) => {
        const total = seconds * perSecond;
        const start = performance.now();
        let pushed = 0;
        let frames = 0;
        let drawings = 0;
        const observer = new MutationObserver(() => drawings++);
        observer.observe(document.querySelector('.status') ?? document.body, {
          subtree: true,
          characterData: true,
          childList: true,
        });
        const timer = setInterval(() => {
          const due = Math.min(total, Math.floor(((performance.now() - start) / 1_000) * perSecond));
          window.harness.pushMany(pushed, due - pushed);
          pushed = due;
        }, 4);
        const frame = (): void => {
          frames++;
          const shown = document.querySelector('.grid')?.getAttribute('aria-rowcount');
          if (shown !== String(total) && performance.now() - start < seconds * 3_000)
            return void requestAnimationFrame(frame);
          clearInterval(timer);
          observer.disconnect();
          resolve({ frames, drawings });
        };
        requestAnimationFrame(frame);
      }),
    [BURST_SECONDS, PER_SECOND] as const,
  );

async function burstRows(pages: HarnessPages): Promise<readonly Row[]> {
  const { page, cdp } = await pages.open('none');
  await cdp.send('Performance.enable');
  // Drawings are counted in it, and another element keeps its place until it is loaded.
  await page.locator('.status > *').first().waitFor({ state: 'attached' });
  const before = await taskTime(cdp);
  const { frames, drawings } = await burst(page);
  const busy = (await taskTime(cdp)) - before;
  const shown = await page.evaluate(() =>
    Number(document.querySelector('.grid')?.getAttribute('aria-rowcount') ?? 0),
  );
  const longTasks = await page.evaluate(() => window.bench.longTasks);
  await page.close();
  const total = BURST_SECONDS * PER_SECOND;
  const what = `Burst, 1,000 requests/s for ${BURST_SECONDS} s`;
  return [
    numberRow(`${what}: requests lost`, total - shown, '', 0),
    numberRow(`${what}: renders per frame`, drawings / frames, '', 1),
    numberRow(`${what}: tasks over 50 ms`, longTasks.length, '', 0),
    timeRow(`${what}: work per request`, busy / total, null),
  ];
}

const SCROLL_STEPS = 60;

/** Main thread work of one step of scrolling through the whole list. */
async function scrollStep({ page, cdp }: HarnessPage): Promise<number> {
  const before = await taskTime(cdp);
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
  return ((await taskTime(cdp)) - before) / SCROLL_STEPS;
}

/** From a word in the filter box until the last row was tested, in the page's own time. */
const filterTime = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const box = document.querySelector<HTMLInputElement>('input[type="search"]');
        const grid = document.querySelector('.grid');
        if (box === null || grid === null) return resolve(Number.NaN);
        const start = performance.now();
        let count = '';
        let since = start;
        box.value = 'metrics';
        box.dispatchEvent(new Event('input', { bubbles: true }));
        const frame = (): void => {
          const now = grid.getAttribute('aria-rowcount') ?? '';
          if (now !== count) since = performance.now();
          count = now;
          // The count has stood still for many frames: the scan is over, and ended when it last changed.
          return performance.now() - since > 500 ? resolve(since - start) : void requestAnimationFrame(frame);
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
  await few.cdp.send('Performance.enable');
  const fewStep = await scrollStep(few);
  await few.page.close();
  const many = await pages.open(100_000);
  await many.cdp.send('Performance.enable');
  const manyStep = await scrollStep(many);
  const heap = await heapOf(many.cdp);
  const filtering = await filterTime(many.page);
  const elements = await many.page.locator('.grid [role="row"]').count();
  await many.page.close();
  return [
    timeRow('Scrolling 1,000 rows, work per frame', fewStep, null),
    timeRow('Scrolling 100,000 rows, work per frame', manyStep, 16),
    numberRow('Rows drawn of 100,000', elements, '', null),
    timeRow('Filtering 100,000 rows in the panel', filtering, 100),
    numberRow('Heap with 100,000 requests', heap, 'MB', 120),
  ];
}

/** What the panel costs in a browser; nothing where there is none. */
export async function benchPanel(): Promise<readonly Row[]> {
  const pages = await startHarness();
  if (pages === null) return [];
  try {
    return [
      await firstRenderRow(pages, 'none', 50),
      await firstRenderRow(pages, 1_000, 100),
      ...(await burstRows(pages)),
      ...(await manyRows(pages)),
    ];
  } finally {
    await pages.close();
  }
}
