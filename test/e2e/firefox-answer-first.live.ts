import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirefoxPage } from '../browser/firefox/firefox-page.ts';
import { LAB_CASES } from '../lab/cases.ts';
import { runLabInFirefox } from '../lab/run-lab-firefox.ts';
import { measureDetails } from './detail-layout.ts';
import { choose, type FirefoxDriver, startFirefoxDriver } from './firefox-driver.ts';

/** Of the toolbox as a whole, in pixels. Firefox makes no window narrower than 450. */
const SIZES = [
  [1400, 280],
  [700, 450],
  [450, 700],
  [1400, 900],
] as const;

const TALLEST_VERDICT = 64;

/** The page refuses these itself, and Firefox delivers no entry. */
const NOT_DELIVERED: ReadonlySet<string> = new Set(['redirect-out-of-same-origin']);

const ids = LAB_CASES.filter(({ id, unseen }) => unseen === undefined && !NOT_DELIVERED.has(id)).map(
  ({ id }) => id,
);

describe('the answer of every case of the lab in Firefox’s toolbox, without a scroll', () => {
  let driver: FirefoxDriver;
  let panel: FirefoxPage;

  beforeAll(async () => {
    driver = await startFirefoxDriver({ dock: 'window' });
    await runLabInFirefox(driver.browser, driver.lab);
    panel = await driver.browser.openPanel();
    await choose(panel, 'all');
  });

  afterAll(() => driver?.close());

  it.each(SIZES)('at %i × %i', async (width, height) => {
    expect(await driver.browser.toolbox.resize(width, height)).toEqual([width, height]);
    await panel.waitFor(`innerWidth === ${width}`, 'the panel to have its size');
    const seen = await panel.evaluate(measureDetails, { ids, tallestVerdict: TALLEST_VERDICT });
    await driver.takePicture(`answer-first-${width}x${height}`);
    expect(seen.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(seen).toHaveLength(ids.length);
  });
});
