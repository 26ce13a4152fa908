import { beforeAll, describe, expect, test } from 'vitest';
import { type Capture, captureInWorld } from './capture.ts';
import { disagreementLine } from './disagreements.ts';
import { captureInFirefoxWorld, type FirefoxCapture } from './firefox/capture.ts';
import { judge as judgeFirefox, WAYS_IN as FIREFOX_WAYS_IN } from './firefox/judge.ts';
import { generateChromiumWebCase, generateWebCase } from './generator/web.ts';
import { judge, WAYS_IN } from './judge.ts';
import { atLeast } from './lines/at-least.ts';
import { scoreText as linesText } from './lines/score.ts';
import { scoreOf, scoreText } from './score.ts';
import { worldNamed } from './server/world.ts';

/** Many times what it takes, for machines that are slow and busy. */
const TIME_LIMIT = 1_800_000;

/** As on loopback: see describe-chromium.ts and describe-firefox.ts. */
const ANY_ANSWER = 0.998;
const FOUND = 0.98;
const FALSE_ALARMS = 0.004;
/** Over plain http a beacon of Firefox's looks like any POST of fetch's: of 157 requests that were not blocked five were called so, all of them beacons. */
const FALSE_ALARMS_OVER_HTTP = 0.06;

/** Random pages under made-up names: half of what they ask for is none that CORS would ask about. No request of any page may be called blocked that was not. */
export function describeWebInChromium(name: string, seed: number, cases: number): void {
  const world = worldNamed(name);
  const specs = Array.from({ length: cases }, (_, index) => generateChromiumWebCase(seed, index, world));
  let capture: Capture;

  describe(`against live Chromium in the world "${name}"`, () => {
    beforeAll(async () => {
      capture = await captureInWorld(world, specs);
    }, TIME_LIMIT);

    test.each(WAYS_IN)('every decision is the browser’s own, from the entries as %s', (wayIn) => {
      const comparisons = judge(capture, specs, wayIn);
      const score = scoreOf(cases, comparisons);
      console.log(scoreText(`${name}, ${wayIn}, seed ${seed}`, score));
      const falseAlarms = comparisons.filter(({ disagreements }) => disagreements.includes('false-alarm'));
      expect(falseAlarms.map(disagreementLine)).toEqual([]);
      expect(score.anyAnswerRight).toBeGreaterThanOrEqual(atLeast(ANY_ANSWER, score.blocked));
      expect(score.blocked).toBeGreaterThan(cases * 0.1);
    });
  });
}

/** The same in Firefox, whose console is the truth. */
export function describeWebInFirefox(name: string, seed: number, cases: number): void {
  const world = worldNamed(name);
  const specs = Array.from({ length: cases }, (_, index) => generateWebCase(seed, index));
  const falseAlarms = world.origins.page.startsWith('https:') ? FALSE_ALARMS : FALSE_ALARMS_OVER_HTTP;
  let capture: FirefoxCapture;

  describe(`against live Firefox in the world "${name}"`, () => {
    beforeAll(async () => {
      capture = await captureInFirefoxWorld(world, specs);
    }, TIME_LIMIT);

    test.each(FIREFOX_WAYS_IN)(
      'what is blocked is what the browser says, from the entries as %s',
      (wayIn) => {
        const { score } = judgeFirefox(capture, specs, wayIn);
        console.log(linesText(`${name}, ${wayIn}, seed ${seed}`, score));
        expect(score.found).toBeGreaterThanOrEqual(atLeast(FOUND, score.blocked));
        const others = score.answers - score.blocked;
        expect(others - score.falseAlarms).toBeGreaterThanOrEqual(atLeast(1 - falseAlarms, others));
        expect(score.blocked).toBeGreaterThan(cases * 0.1);
      },
    );
  });
}
