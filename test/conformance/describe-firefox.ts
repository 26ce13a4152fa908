import { beforeAll, describe, expect, test } from 'vitest';
import { captureInFirefox, type FirefoxCapture } from './firefox/capture.ts';
import { disagreementLine, isDisagreement, saveDisagreements } from './lines/disagreements.ts';
import { judge, observed, type WayIn, WAYS_IN } from './firefox/judge.ts';
import { scoreText } from './lines/score.ts';
import { atLeast } from './lines/at-least.ts';
import { generateCase } from './generator/generate.ts';

/** Many times what it takes, for machines that are slow and busy. */
const TIME_LIMIT = 1_800_000;

/**
 * Firefox itself loses the event of an answer without a body (a redirect, a 304) now and then; `getHAR()` has what it would have told. Over ten
 * runs of 500 to 800 blocked requests 4 were the most that could not be found for it, and 1 was usual; a busier machine loses more.
 */
const FOUND: Readonly<Record<WayIn, number>> = { delivered: 0.98, captured: 0.98, har: 0.995 };

/** Our first answer or an alternative is the very line. */
const LINES = FOUND;
/** Nothing tells the credentials mode of a request within a site that had no cookie, and a HAR shows more cookies than the events. */
const FIRST_LINES: Readonly<Record<WayIn, number>> = { delivered: 0.95, captured: 0.95, har: 0.98 };
const FALSE_ALARMS = 0.004;

/** Makes the requests of so many random cases in live Firefox, and compares what we say of each with the browser's own console. */
export function describeAgainstFirefox(seed: number, cases: number): void {
  const specs = Array.from({ length: cases }, (_, index) => generateCase(seed, index));
  let capture: FirefoxCapture;

  beforeAll(async () => {
    capture = await captureInFirefox(specs);
  }, TIME_LIMIT);

  describe.each(WAYS_IN)('against live Firefox, from the entries as %s', (wayIn) => {
    test('what is blocked, and the line about it, is the browser’s own', async () => {
      const { comparisons, score } = judge(capture, specs, wayIn);
      console.log(scoreText(`${wayIn}, seed ${seed}`, score));
      for (const each of comparisons.filter(isDisagreement)) console.log(`  ${disagreementLine(each)}`);
      await saveDisagreements(`firefox-seed-${seed}-${wayIn}`, comparisons, observed(capture, wayIn));
      expect(score.blocked).toBeGreaterThan(cases * 0.4);
      expect(score.found).toBeGreaterThanOrEqual(atLeast(FOUND[wayIn], score.blocked));
      expect(score.linesEqualWithAlternatives).toBeGreaterThanOrEqual(atLeast(LINES[wayIn], score.blocked));
      expect(score.linesEqual).toBeGreaterThanOrEqual(atLeast(FIRST_LINES[wayIn], score.blocked));
      const others = score.answers - score.blocked;
      expect(others - score.falseAlarms).toBeGreaterThanOrEqual(atLeast(1 - FALSE_ALARMS, others));
    });
  });
}
