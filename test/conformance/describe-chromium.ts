import { beforeAll, describe, expect, test } from 'vitest';
import { type Capture, captureCases } from './capture.ts';
import { disagreementLine, saveDisagreements } from './disagreements.ts';
import { generateChromiumCase } from './generator/special.ts';
import { judge, WAYS_IN } from './judge.ts';
import { misreadLines } from './read-back.ts';
import { scoreOf, scoreText } from './score.ts';

/** Many times what it takes, for machines that are slow and busy. */
const TIME_LIMIT = 1_800_000;

/** What is left is the credentials mode, which nothing in the traffic tells. */
const FIRST_ANSWER = 0.965;
/** Everything else agrees in 99.9%: what is left is the order in which Chromium's header map lists the names that a preflight refused. */
const oneInAThousand = (count: number): number => Math.ceil(count / 1_000);

/** Makes the requests of so many random cases in live Chromium, and compares each decision with the browser's own. */
export function describeAgainstChromium(seed: number, cases: number): void {
  const specs = Array.from({ length: cases }, (_, index) => generateChromiumCase(seed, index));
  let capture: Capture;

  beforeAll(async () => {
    capture = await captureCases(specs);
  }, TIME_LIMIT);

  describe.each(WAYS_IN)('against live Chromium, from the entries as %s', (wayIn) => {
    test('every decision is the browser’s own', async () => {
      const comparisons = judge(capture, specs, wayIn);
      const score = scoreOf(cases, comparisons);
      console.log(scoreText(`${wayIn}, seed ${seed}`, score));
      await saveDisagreements(`seed-${seed}`, comparisons, capture, wayIn);
      const linesOf = (kind: string): string[] =>
        comparisons
          .filter(({ disagreements }) => disagreements.some((each) => each === kind))
          .map(disagreementLine);
      expect(misreadLines(capture, comparisons)).toEqual([]);
      expect(linesOf('false-alarm')).toEqual([]);
      expect(linesOf('count')).toEqual([]);
      expect(score.blocked).toBeGreaterThan(cases * 0.4);
      expect(score.firstAnswerRight / score.blocked).toBeGreaterThanOrEqual(FIRST_ANSWER);
      expect(score.blocked - score.anyAnswerRight).toBeLessThanOrEqual(oneInAThousand(score.blocked));
      const tolerated = oneInAThousand(score.firstAnswerRight);
      expect(score.firstAnswerRight - score.parameterRight).toBeLessThanOrEqual(tolerated);
      expect(score.firstAnswerRight - score.phaseRight).toBeLessThanOrEqual(tolerated);
      expect(score.firstAnswerRight - score.lineRight).toBeLessThanOrEqual(tolerated);
    });
  });
}
