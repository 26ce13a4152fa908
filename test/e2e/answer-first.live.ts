import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LAB_CASES } from '../lab/cases.ts';
import { runLab } from '../lab/run-lab.ts';
import { measureDetails, type Seen } from './detail-layout.ts';
import { violationsOf } from './axe.ts';
import { choose, detail, filterBox, rowOf, startDriver, unfold, type PanelDriver } from './panel-driver.ts';

/** Docked at the bottom, docked to the right, and with room: of DevTools as a whole, in pixels. */
const SIZES = [
  [1400, 280],
  [700, 450],
  [400, 700],
  [1400, 900],
] as const;

const TALLEST_VERDICT = 64;

/** The first two, enlarged by half: so many CSS pixels are left. */
const ENLARGED = [
  [933, 187],
  [467, 300],
] as const;

/** What is read of an ordinary request, and of the one with most to say: the table, buttons and folded lines count. */
const ORDINARY_WORDS = 200;
const MOST_WORDS = 330;

/** All that unfolds, but the headers, which are the server's words. */
const FOLDS = [
  'Evidence',
  'Console',
  'What happened',
  'Why a preflight',
  'Also noticed',
  'Is this answer wrong',
];

const wordsOf = (seen: readonly Seen[]): readonly number[] =>
  seen.map(({ words }) => words).toSorted((one, other) => one - other);

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
    expect(wordsOf(seen)).toEqual(wordsOf(seen).filter((count) => count <= MOST_WORDS));
    expect(wordsOf(seen).at(seen.length / 2)).toBeLessThanOrEqual(ORDINARY_WORDS);
  });

  it.each(ENLARGED)('at %i × %i, which is 150%, but for the first row to change', async (width, height) => {
    await driver.browser.devtools.setViewportSize({ width, height });
    const seen = await panel.evaluate(measureDetails, { ids, tallestVerdict: TALLEST_VERDICT });
    await driver.takePicture(`answer-first-${width}x${height}`);
    const problems = seen.flatMap(({ id, problems: found }) => found.map((problem) => `${id}: ${problem}`));
    expect(problems.filter((problem) => !problem.includes('the first row to change'))).toEqual([]);
    expect(seen).toHaveLength(ids.length);
  });

  it('says nothing twice where all of it is unfolded', async () => {
    await driver.browser.devtools.setViewportSize({ width: 1400, height: 900 });
    for (const title of FOLDS) {
      await filterBox(panel).fill('/redirect-then-preflight');
      await rowOf(panel, 'redirect-then-preflight').click();
      await unfold(panel, title);
    }
    const seen = await panel.evaluate(measureDetails, { ids, tallestVerdict: TALLEST_VERDICT });
    await driver.takePicture('answer-first-unfolded');
    expect(seen.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('what is seen in the %s theme', (theme) => {
  const CASES = [
    'preflight-404',
    'header-not-allowed',
    'redirect-taints-origin',
    'server-down',
    'allowed-without-vary',
  ];
  let driver: PanelDriver;
  let panel: Frame;

  beforeAll(async () => {
    driver = await startDriver({ theme });
    panel = await driver.openPanel();
    await driver.run(...CASES);
    await choose(panel, 'All');
  });

  afterAll(() => driver?.close());

  describe.each(SIZES)('at %i × %i', (width, height) => {
    beforeAll(() => driver.browser.devtools.setViewportSize({ width, height }));

    it.each(['none', 'active'] as const)('is accessible with forced colours: %s', async (forcedColors) => {
      await driver.browser.devtools.emulateMedia({ forcedColors });
      const name = forcedColors === 'none' ? theme : `${theme}-forced`;
      const found: string[] = [];
      for (const id of CASES) {
        await filterBox(panel).fill(`/${id}`);
        await rowOf(panel, id).click();
        await detail(panel).locator('[data-part=verdict]').waitFor();
        await driver.takePicture(`${name}-${width}x${height}-${id}`);
        found.push(...(await violationsOf(panel)));
      }
      expect(found).toEqual([]);
    });

    it('is accessible as an overview', async () => {
      await driver.browser.devtools.emulateMedia({ forcedColors: 'none' });
      await filterBox(panel).fill('');
      await filterBox(panel).press('ArrowDown');
      await driver.browser.devtools.keyboard.press('Escape');
      await detail(panel).locator('[data-part=overview]').waitFor();
      await driver.takePicture(`${theme}-${width}x${height}-overview`);
      expect(await violationsOf(panel)).toEqual([]);
    });
  });
});
