import { reportPage } from '../../scripts/report-page.ts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { build, preview } from 'vite';
import { findBrowser } from '../../scripts/browsers.mjs';

const HARNESS = join(import.meta.dirname, '../panel/harness');

/** The panel as an ordinary page, built as it is shipped, in a Chromium of its own. */
export interface HarnessPages {
  /** `capture`: how many requests are there already, or `none`. */
  readonly open: (capture: number | 'none', grouped?: boolean) => Promise<HarnessPage>;
  /** A page that only draws how many requests there are: what every page of this build costs. */
  readonly openFloor: () => Promise<HarnessPage>;
  readonly close: () => Promise<void>;
}

export interface HarnessPage {
  readonly page: Page;
  readonly cdp: CDPSession;
}

/** Waits for what the page shows, long enough for a slow machine. */
const PATIENCE = 120_000;

/** Asks the page to remember its long tasks and when it first showed its list or its empty state. */
function observe(): void {
  const seen: Window['bench'] = { longTasks: [], firstShown: 0, drawings: 0 };
  window.bench = seen;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('.grid [role="row"], .empty') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      // A task of its own comes after the frame that draws it.
      setTimeout(() => {
        seen.firstShown = performance.now();
      });
    });
  }).observe(document, { childList: true, subtree: true });
}

declare global {
  interface Window {
    bench: { readonly longTasks: number[]; firstShown: number; drawings: number };
  }
}

/** Opens a page of the build and waits until it shows `shown`. */
async function openIn(browser: Browser, address: string, shown: string): Promise<HarnessPage> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  page.setDefaultTimeout(PATIENCE);
  const broken = new Promise<never>((_resolve, reject) => page.once('pageerror', reject));
  // Nobody listens any more once the page is shown.
  broken.catch(() => undefined);
  // The loader that runs this file gives functions their names with a helper of its own, which goes to the page with them.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(observe);
  await page.goto(address);
  await Promise.race([page.locator(shown).first().waitFor(), broken]);
  await page.waitForFunction(() => window.bench.firstShown > 0);
  return { page, cdp: await page.context().newCDPSession(page) };
}

/** What the list shows when it has `capture` requests. */
function listOf(capture: number | 'none', grouped: boolean): string {
  if (capture === 'none') return '.empty';
  return grouped ? '.row.is-group' : `.grid[aria-rowcount="${capture}"]`;
}

/** Milliseconds of the processor's time that the page's main thread takes from now on: what else the machine does is none of its work. */
export async function watchTime(cdp: CDPSession): Promise<() => Promise<number>> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taskTime = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const before = await taskTime();
  return async () => (await taskTime()) - before;
}

/** Null where there is no Chromium. */
export async function startHarness(): Promise<HarnessPages | null> {
  const executablePath = findBrowser('chromium');
  if (executablePath === null) return null;
  const outDir = mkdtempSync(join(tmpdir(), 'cors-lens-bench-panel-'));
  // What is shipped has no helper around its imports: it takes part of the first render.
  const options = {
    outDir,
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: { input: ['index.html', 'floor.html'].map((name) => join(HARNESS, name)) },
  } as const;
  await build({ configFile: false, plugins: [reportPage], root: HARNESS, logLevel: 'error', build: options });
  const server = await preview({
    configFile: false,
    root: HARNESS,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.resolvedUrls?.local[0] ?? '';
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const browser = await chromium.launch({ executablePath, headless: true, args });
  return {
    open: (capture, grouped = false) =>
      openIn(
        browser,
        `${address}?capture=${capture}&chip=all${grouped ? '' : '&flat'}`,
        listOf(capture, grouped),
      ),
    openFloor: () => openIn(browser, `${address}floor.html`, '.empty'),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
