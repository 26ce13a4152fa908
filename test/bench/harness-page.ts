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
  const seen: Window['bench'] = { longTasks: [], firstShown: 0 };
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
    bench: { readonly longTasks: number[]; firstShown: number };
  }
}

async function openIn(
  browser: Browser,
  address: string,
  capture: number | 'none',
  grouped: boolean,
): Promise<HarnessPage> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  page.setDefaultTimeout(PATIENCE);
  const broken = new Promise<never>((_resolve, reject) => page.once('pageerror', reject));
  // Nobody listens any more once the page is shown.
  broken.catch(() => undefined);
  // The loader that runs this file gives functions their names with a helper of its own, which goes to the page with them.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.addInitScript(observe);
  await page.goto(`${address}?capture=${capture}&chip=all${grouped ? '' : '&flat'}`);
  const list =
    capture === 'none' ? '.empty' : grouped ? '.row.is-group' : `.grid[aria-rowcount="${capture}"]`;
  await Promise.race([page.locator(list).first().waitFor(), broken]);
  await page.waitForFunction(() => window.bench.firstShown > 0);
  return { page, cdp: await page.context().newCDPSession(page) };
}

/** Null where there is no Chromium. */
export async function startHarness(): Promise<HarnessPages | null> {
  const executablePath = findBrowser('chromium');
  if (executablePath === null) return null;
  const outDir = mkdtempSync(join(tmpdir(), 'cors-lens-bench-panel-'));
  // What is shipped has no helper around its imports: it takes part of the first render.
  const options = { outDir, emptyOutDir: true, modulePreload: false } as const;
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
    open: (capture, grouped = false) => openIn(browser, address, capture, grouped),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
