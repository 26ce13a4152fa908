import { mkdirSync } from 'node:fs';
import type { Frame, Locator } from 'playwright-core';
import { FILTER_LABEL } from '../../src/explain/interface/list.ts';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import type { ChromiumOptions } from '../browser/chromium-process.ts';
import { openLab } from '../lab/run-lab.ts';
import { startLab, type Lab } from '../lab/servers.ts';

/** How long an element of the tab may take to appear, in milliseconds. */
const PATIENCE = 60_000;

/** Where a run keeps its pictures. */
const PICTURES = 'test-results/panel';

/** The lab's page under real DevTools, with the calls that a test of the tab makes. */
export interface PanelDriver {
  readonly lab: Lab;
  readonly browser: ChromiumDevtools;
  /** Runs cases of the lab, one after the other. */
  run(...ids: readonly string[]): Promise<void>;
  openPanel(): Promise<Frame>;
  /** What the clipboard holds, read by another page. */
  clipboard(): Promise<string>;
  /** Keeps a picture of DevTools as it is now. */
  takePicture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** The row whose path is the case's, and no other's. */
export const rowOf = (panel: Frame, id: string): Locator =>
  panel.getByRole('row').filter({ has: panel.getByText(`/${id}`, { exact: true }) });

/** The rows of requests, without the lines above groups and the marks of navigations. */
export const requestRows = (panel: Frame): Locator => panel.locator('.row.is-request');

/** Empties the log: the lab's page makes requests of its own when it loads. */
export const clear = (panel: Frame): Promise<void> => panel.getByRole('button', { name: 'Clear' }).click();

/** Chooses a chip: `Blocked`, `Risks`, `All`. */
export async function choose(panel: Frame, chip: string): Promise<void> {
  const group = panel.getByRole('radiogroup', { name: 'Show' });
  await group.getByRole('radio', { name: new RegExp(`^${chip}`) }).click();
}

export const filterBox = (panel: Frame): Locator => panel.getByRole('searchbox', { name: FILTER_LABEL });

export const detail = (panel: Frame): Locator => panel.getByRole('region', { name: 'Request detail' });

/** Unfolds one of the lines below the fix and the cause: `Console`, `All headers`. */
export async function unfold(panel: Frame, title: string): Promise<void> {
  const fold = detail(panel).locator('details', { has: panel.locator('summary', { hasText: title }) });
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').click();
}

/** The rows of the table of what was asked, answered and needed. */
export const askedRows = (panel: Frame): Locator => detail(panel).locator('[data-part=asked] [data-state]');

/** For `expect.poll`: what the elements show now. */
export const textOf = (locator: Locator) => async (): Promise<string> =>
  (await locator.allTextContents()).join('\n');

/** For `expect.poll`: how many elements there are now. */
export const countOf = (locator: Locator) => (): Promise<number> => locator.count();

/** Starts the lab and Chromium, and opens the lab's page. The tab has not been shown yet. */
export async function startDriver(options: ChromiumOptions = {}): Promise<PanelDriver> {
  const lab = await startLab();
  const browser = await launchChromium(options);
  browser.devtools.setDefaultTimeout(PATIENCE);
  await openLab(browser, lab);
  await browser.send('Browser.grantPermissions', {
    origin: lab.origins.page,
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  });
  return {
    lab,
    browser,
    run: async (...ids) => {
      for (const id of ids) {
        await browser.inspected.evaluate(`globalThis.runLabCase(${JSON.stringify(id)})`);
      }
    },
    openPanel: () => browser.openPanel(),
    clipboard: async () => {
      // Only a page with the focus may read it.
      await browser.inspected.bringToFront();
      const text = await browser.inspected.evaluate<string>('navigator.clipboard.readText()');
      await browser.devtools.bringToFront();
      return text;
    },
    takePicture: async (name) => {
      mkdirSync(PICTURES, { recursive: true });
      await browser.devtools.screenshot({ path: `${PICTURES}/${name}.png` });
    },
    close: async () => {
      await browser.close();
      await lab.close();
    },
  };
}
