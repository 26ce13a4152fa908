import { mkdirSync, writeFileSync } from 'node:fs';
import { type FirefoxDevtools, type FirefoxOptions, launchFirefox } from '../browser/firefox/firefox.ts';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import { openLabInFirefox } from '../lab/run-lab-firefox.ts';
import { startLab, type Lab } from '../lab/servers.ts';

/** Where a run keeps its pictures. */
const PICTURES = 'test-results/firefox';

/** The lab under Firefox's real toolbox, with the calls that a test of the tab makes. */
export interface FirefoxDriver {
  readonly lab: Lab;
  readonly browser: FirefoxDevtools;
  /** Runs cases of the lab's page, one after the other. */
  run(...ids: readonly string[]): Promise<void>;
  /** Opens the lab's page, anew when it is open. */
  openLab(): Promise<void>;
  /** Keeps a picture of the toolbox as it is now. */
  takePicture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the lab and Firefox. Neither the lab's page nor the tab has been opened yet. */
export async function startFirefoxDriver(options: FirefoxOptions = {}): Promise<FirefoxDriver> {
  const lab = await startLab();
  const browser = await launchFirefox(options);
  return {
    lab,
    browser,
    run: async (...ids) => {
      for (const id of ids)
        await browser.inspected.evaluate(`globalThis.runLabCase(${JSON.stringify(id)}).then(() => true)`);
    },
    openLab: () => openLabInFirefox(browser, lab),
    takePicture: async (name) => {
      mkdirSync(PICTURES, { recursive: true });
      writeFileSync(`${PICTURES}/${name}.png`, await browser.toolbox.screenshot());
    },
    close: async () => {
      await browser.close();
      await lab.close();
    },
  };
}

/** For `expect.poll`: the requests that the list draws now; none while the document is being replaced. */
export const rowCount = (panel: FirefoxPage) => (): Promise<number> =>
  panel.evaluate(() => document.querySelectorAll('.row.is-request').length).catch(() => 0);

/**
 * For `expect.poll`: how many rows the cases have, in their order. The lab's page makes requests of its own, whose rows may come at any
 * time.
 */
export const rowsOf =
  (panel: FirefoxPage, ...ids: readonly string[]) =>
  (): Promise<readonly number[]> =>
    panel.evaluate((wanted: readonly string[]) => {
      const paths = [...document.querySelectorAll('.row.is-request bdi')].map(
        ({ textContent }) => textContent,
      );
      return wanted.map((id) => paths.filter((path) => path === `/${id}`).length);
    }, ids);

/** For `expect.poll`: the pages that the list marks now. */
export const markCount = (panel: FirefoxPage) => (): Promise<number> =>
  panel.evaluate(() => document.querySelectorAll('.row.is-mark').length);

/** For `expect.poll`: what the elements show now, hidden parts included. */
export const textOf = (panel: FirefoxPage, selector: string) => (): Promise<string> =>
  panel.evaluate((wanted: string) => {
    const texts = [...document.querySelectorAll(wanted)].map((element) => element.textContent ?? '');
    return texts.join('\n');
  }, selector);

/** For `expect.poll`: whether there is such an element now. */
export const hasElement = (panel: FirefoxPage, selector: string) => (): Promise<boolean> =>
  panel.evaluate((wanted: string) => document.querySelector(wanted) !== null, selector);

/** Types into the filter as a person does. */
export async function filterFor(panel: FirefoxPage, text: string): Promise<void> {
  await panel.click('input[type=search]', { clickCount: 3 });
  await panel.press('Delete');
  await panel.type(text);
}

/** Chooses a chip. */
export async function choose(panel: FirefoxPage, chip: 'blocked' | 'risks' | 'all'): Promise<void> {
  const label = `.toolbar .choice.is-${chip}`;
  const isThere = (wanted: string): boolean => document.querySelector(wanted) !== null;
  await panel.waitFor(isThere, `the chip ‘${chip}’`, label);
  // By itself and not by its place, which moves while requests are counted.
  await panel.evaluate((wanted: string) => document.querySelector<HTMLElement>(wanted)?.click(), label);
  await panel.waitFor(isThere, `‘${chip}’ to be chosen`, `${label} :checked`);
}

/** Filters for each path in turn, faster than anybody types, and gives the verdicts of its rows. */
export const verdictsByPath = (
  panel: FirefoxPage,
  paths: readonly string[],
): Promise<readonly (readonly [string, readonly string[]])[]> =>
  panel.evaluate(async (wanted: readonly string[]) => {
    const box = document.querySelector<HTMLInputElement>('input[type=search]');
    if (box === null) throw new Error('The tab has no filter.');
    const found: [string, string[]][] = [];
    for (const path of [...wanted, '']) {
      box.value = path;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      // Once for the list to draw itself, and once for it to be drawn.
      for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
      const rows = [...document.querySelectorAll('.row.is-request')].filter((row) =>
        [...row.querySelectorAll('bdi')].some(({ textContent }) => textContent === path),
      );
      found.push([path, rows.map((row) => row.querySelector('.row-word')?.textContent ?? '')]);
    }
    return found;
  }, paths);
