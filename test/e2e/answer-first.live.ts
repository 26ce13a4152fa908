import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_CASES } from '../lab/cases.ts';
import { runLab } from '../lab/run-lab.ts';
import { measureDetails } from './detail-layout.ts';
import { choose, startDriver, type PanelDriver } from './panel-driver.ts';

/** Docked at the bottom, docked to the right, and with room: of DevTools as a whole, in pixels. */
const SIZES = [
  [1400, 280],
  [700, 450],
  [400, 700],
  [1400, 900],
] as const;

const TALLEST_VERDICT = 64;

const ids = LAB_CASES.filter(({ unseen }) => unseen === undefined).map(({ id }) => id);

describe('the answer of every case of the lab, without a scroll', () => {
  let driver: PanelDriver;
  let panel: Frame;

  beforeAll(async () => {
    driver = await startDriver();
    await runLab(driver.browser, driver.lab);
    panel = await driver.openPanel();
    await choose(panel, 'All');
  });

  afterAll(() => driver?.close());

  it.each(SIZES)('at %i × %i', async (width, height) => {
    await driver.browser.devtools.setViewportSize({ width, height });
    const seen = await panel.evaluate(measureDetails, { ids, tallestVerdict: TALLEST_VERDICT });
    await driver.takePicture(`answer-first-${width}x${height}`);
    expect(seen.filter(({ problems }) => problems.length > 0)).toEqual([]);
    expect(seen).toHaveLength(ids.length);
  });
});
