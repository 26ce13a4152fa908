import { beforeAll, describe, expect, test } from 'vitest';
import { generateCase } from './generator/generate.ts';
import { atLeast } from './lines/at-least.ts';
import { disagreementLine, isDisagreement, saveDisagreements } from './lines/disagreements.ts';
import { scoreText } from './lines/score.ts';
import { captureInWebKit, type WebKitCapture } from './webkit/capture.ts';
import { judge, observed } from './webkit/judge.ts';

/** Many times what it takes, for machines that are slow and busy. */
const TIME_LIMIT = 1_800_000;

/**
 * With alternatives: of one blocked request in twelve the wire shows a preflight alone, which passes unless the request included credentials.
 * What WebKit answered from its cache is left out, since nothing of it is on the wire.
 */
const FOUND = 0.985;
/** Our first answer or an alternative is the very line; the spelling of a refused header's name is the page's own, which no preflight shows. */
const LINES = 0.975;
/** What is left did not follow a redirect because the page wanted none (`redirect: 'manual'` or `'error'`), which no header tells. */
const FALSE_ALARMS = 0.01;

/**
 * Makes the requests of so many random cases in live WebKit, and compares what we say of each, from what a proxy would have seen, with
 * WebKit's own words. Fails where WebKitGTK is not installed.
 */
export function describeAgainstWebKit(seed: number, cases: number): void {
  const specs = Array.from({ length: cases }, (_, index) => generateCase(seed, index));

  describe('against live WebKit, from what a proxy sees', () => {
    let capture: WebKitCapture;

    beforeAll(async () => {
      capture = await captureInWebKit(specs);
    }, TIME_LIMIT);

    test('what is blocked, and the line about it, is the browser’s own', async () => {
      const { comparisons, score } = judge(capture, specs);
      console.log(scoreText(`WebKit, seed ${seed}`, score));
      for (const each of comparisons.filter(isDisagreement)) console.log(`  ${disagreementLine(each)}`);
      await saveDisagreements(`webkit-seed-${seed}`, comparisons, observed(capture));
      expect(score.blocked).toBeGreaterThan(cases * 0.4);
      expect(score.found).toBeGreaterThanOrEqual(atLeast(FOUND, score.blocked));
      expect(score.linesEqualWithAlternatives).toBeGreaterThanOrEqual(atLeast(LINES, score.blocked));
      const others = score.answers - score.blocked;
      expect(others - score.falseAlarms).toBeGreaterThanOrEqual(atLeast(1 - FALSE_ALARMS, others));
    });
  });
}
