import { beforeAll, expect, test } from 'vitest';
import { type Share, scoreText, sharesOf } from './score.ts';
import { replayableCases, tryNeeded } from './trial.ts';

/** Many times what it takes, for machines that are slow and busy. */
const TIME_LIMIT = 1_800_000;

/** How many grants may be there for credentials that the page did not include, which nothing in the traffic tells. */
const UNTOLD = 0.25;

/** A page asked with `redirect: 'manual'`, say, which nothing tells either. */
const UNTOLD_ELSE = 0.005;

/** Answers that came out of a cache, or were given to another request of the same case. */
const FROM_ELSEWHERE = 0.02;

/** What came out wrong, where that is more than may be. */
const tooManyIn = ({ all, wrong }: Share, tolerated: number): readonly string[] =>
  all === 0 || wrong.length > Math.ceil(all * tolerated) ? [`${wrong.length} of ${all}`, ...wrong] : [];

/** Asks the blocked requests of so many random cases again in live Chromium, answered as `needed` and `policy` say. */
export function describeNeeded(seed: number, cases: number): void {
  let shares: ReturnType<typeof sharesOf>;

  beforeAll(async () => {
    const trial = await tryNeeded(replayableCases(seed, cases));
    shares = sharesOf(trial);
    console.log(`Asked again in live Chromium, seed ${seed}\n${scoreText(trial)}`);
  }, TIME_LIMIT);

  test('blocked requests are blocked again when nothing changes', () => {
    expect(shares.unchanged.right).toBeGreaterThan(cases / 2);
    expect(tooManyIn(shares.unchanged, FROM_ELSEWHERE)).toEqual([]);
  });

  test('they pass at the first try once answered as needed says', () => {
    expect(tooManyIn(shares.firstTry, UNTOLD_ELSE)).toEqual([]);
    expect(tooManyIn(shares.told, UNTOLD_ELSE)).toEqual([]);
  });

  test('each single grant is necessary', () => {
    expect(tooManyIn(shares.firstTryReduced, UNTOLD)).toEqual([]);
    expect(tooManyIn(shares.toldReduced, UNTOLD_ELSE)).toEqual([]);
  });

  test('where we say that no header helps, none does', () => {
    expect(tooManyIn(shares.unfixable, 0)).toEqual([]);
  });

  test('they pass once their API is configured with the policy, and each of its grants is necessary', () => {
    expect(tooManyIn(shares.ownPolicy, UNTOLD_ELSE)).toEqual([]);
    expect(tooManyIn(shares.ownPolicyReduced, UNTOLD_ELSE)).toEqual([]);
  });

  test('they pass under one policy for everything that was asked of their API', () => {
    expect(tooManyIn(shares.sharedPolicy, UNTOLD_ELSE)).toEqual([]);
  });
}
