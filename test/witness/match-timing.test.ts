import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { matchTiming, timedUrls } from '../../src/witness/match-timing.ts';
import { readTimingAnswer } from '../../src/witness/read-timing-answer.ts';
import { exchangesOf, FIREFOX, START } from '../support/http-text.ts';

const request = (start: number, path = '/items', mode = 'cors'): string => `
  GET https://api.example${path}
  @start ${start}
  Origin: https://app.example
  Sec-Fetch-Mode: ${mode}

  200 OK
  Access-Control-Allow-Origin: https://app.example
`;

const log = (...requests: readonly string[]): Exchange[] => exchangesOf(requests.join('---'), FIREFOX);

/** A load as a page measures it: it began 2 ms before the log says so. */
const load = (start: number, status: number): number[] => [START + start - 2, START + start + 8, status];

/** For each exchange, in order, whether it is told to have passed; null where nothing is told. */
function told(exchanges: readonly Exchange[], ...loads: readonly (readonly number[])[]): (boolean | null)[] {
  const urls = timedUrls(exchanges);
  const timing = readTimingAnswer({ since: START - 1_000, loads }, urls);
  if (timing === null) throw new Error('the answer is no timing');
  const passings = matchTiming(exchanges, timing);
  return exchanges.map((exchange) => passings.find((each) => each.exchange === exchange)?.passed ?? null);
}

describe('matching what a page measured to the requests of its log', () => {
  it('tells what passed from what was blocked', () => {
    expect(told(log(request(0), request(50, '/other')), load(0, 200), load(50, 0))).toEqual([true, false]);
  });

  it('goes by the order in which requests to one address began', () => {
    const exchanges = log(request(0), request(20), request(40));
    expect(told(exchanges, [...load(40, 0), ...load(0, 0), ...load(20, 404)])).toEqual([false, true, false]);
  });

  it('says nothing where the numbers differ: somebody else asked for it, too', () => {
    const exchanges = log(request(0), request(20));
    expect(told(exchanges, load(0, 200))).toEqual([null, null]);
    expect(told(exchanges, [...load(0, 200), ...load(20, 0), ...load(40, 0)])).toEqual([null, null]);
  });

  it('says nothing where a load was over before, or began after, the request', () => {
    expect(told(log(request(500)), load(0, 200))).toEqual([null]);
    expect(told(log(request(0)), load(500, 200))).toEqual([null]);
  });

  it('does not tell neighbours apart that began at once, unless they ended alike', () => {
    const exchanges = log(request(0), request(1), request(60));
    expect(told(exchanges, [...load(0, 0), ...load(1, 200), ...load(60, 0)])).toEqual([null, null, false]);
    expect(told(exchanges, [...load(0, 200), ...load(1, 200), ...load(60, 0)])).toEqual([true, true, false]);
  });

  it('leaves out what an earlier page asked for', () => {
    const [before, now] = log(request(0), request(5_000));
    if (before === undefined || now === undefined) throw new Error('two requests');
    const timing = readTimingAnswer({ since: START + 4_000, loads: [load(5_000, 0)] }, timedUrls([now]));
    expect(timing && matchTiming([before, now], timing)).toEqual([{ exchange: now, passed: false }]);
  });

  it('takes no status for no proof where there was no CORS, or no answer', () => {
    expect(told(log(request(0, '/image', 'no-cors')), load(0, 0))).toEqual([null]);
    const unanswered =
      'GET https://api.example/down\n@start 0\nOrigin: https://app.example\nSec-Fetch-Mode: cors';
    expect(told(log(unanswered), load(0, 0))).toEqual([null]);
  });

  it('ignores fragments', () => {
    expect(told(log(request(0, '/items#part')), load(0, 200))).toEqual([true]);
  });
});

describe('what a page answers about its loads', () => {
  const urls = ['https://api.example/items'];

  it.each([
    ['nothing', null],
    ['a text', 'since'],
    ['no time', { since: 'soon', loads: [[1, 2, 3]] }],
    ['no number', { since: Number.NaN, loads: [] }],
  ])('is nothing when it is %s', (_name, answer) => {
    expect(readTimingAnswer(answer, urls)).toBeNull();
  });

  it.each([
    ['no list', { since: 0, loads: 'all' }],
    ['null for a URL', { since: 0, loads: [null] }],
    ['a broken load', { since: 0, loads: [[1, 2]] }],
    ['texts', { since: 0, loads: [[1, 2, {}]] }],
    ['infinite', { since: 0, loads: [[1, 2, Number.POSITIVE_INFINITY]] }],
    ['too many', { since: 0, loads: [Array.from({ length: 100_000 * 3 }, () => 1)] }],
  ])('has no loads of a URL when it gives %s', (_name, answer) => {
    expect(readTimingAnswer(answer, urls)?.loads).toEqual(new Map());
  });
});
