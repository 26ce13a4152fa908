import { expect, test } from 'vitest';
import { createPairer } from '../../../src/exchange/pairing/pair.ts';
import { CHROMIUM, exchangesOf, recordsOf } from '../../support/http-text.ts';

const ending = (time: number, error: string, more = ''): string => `
  POST http://localhost:4200/items
  @start 0
  @time ${time}
  ${error === '' ? '' : `@error ${error}`}
  ${more}
  Origin: http://app.example
  Sec-Fetch-Mode: same-origin

  301 Moved Permanently
  Location: http://localhost:8000/items
`;

/** A worker's request, of which Chromium shows no answer. */
const hiddenEnding = (time: number, error: string): string =>
  ending(time, error).replace(/\n\s*301[^]*$/, '\n');

const ABORTED = 'net::ERR_ABORTED';

const errorsOf = (...endings: string[]): string[] =>
  exchangesOf(endings.join('---')).flatMap(({ hops }) => hops.map(({ error }) => error));

/** As the panel hears of them: each entry for itself. */
function errorsOneByOne(...endings: string[]): string[] {
  const pairer = createPairer(CHROMIUM, { listSameOrigin: true });
  for (const record of recordsOf(endings.join('---'))) pairer.add(record);
  return pairer.exchanges().flatMap(({ hops }) => hops.map(({ error }) => error));
}

test.each([
  ['in the order of their ends', [ending(194, ''), ending(197, ABORTED)]],
  ['the second first', [ending(197, ABORTED), ending(194, '')]],
  ['in one moment', [ending(194, ''), ending(194, ABORTED)]],
  ['from a busy browser', [ending(154, ''), ending(241, ABORTED)]],
  ['from a worker', [hiddenEnding(48, ''), hiddenEnding(49, ABORTED)]],
])('a redirect that the page refused is one request, which failed: %s', (_, endings) => {
  expect(errorsOf(...endings)).toEqual([ABORTED]);
  expect(errorsOneByOne(...endings)).toEqual([ABORTED]);
});

test('the request keeps its exchange when the second ending comes', () => {
  const pairer = createPairer(CHROMIUM);
  const [first, second] = recordsOf([ending(194, ''), ending(197, ABORTED)].join('---'));
  if (first === undefined || second === undefined) throw new Error('two records');
  const [created] = pairer.add(first).created;
  const { changed, removed } = pairer.add(second);
  expect(changed.map(({ id }) => id)).toEqual([created?.id]);
  expect(removed).toEqual([]);
});

test('requests side by side stay as many as they are', () => {
  const both = [ending(194, ''), ending(197, ABORTED)];
  expect(errorsOneByOne(...both, ...both)).toEqual([ABORTED, ABORTED]);
  expect(errorsOneByOne(ending(194, ''), ending(194, ''))).toEqual(['', '']);
  // As Chromium's own log, and a HAR file, have them.
  expect(errorsOf(ending(197, ABORTED), ending(198, ABORTED))).toEqual([ABORTED, ABORTED]);
});

test('what differs is another request', () => {
  const other = ending(197, ABORTED).replace('POST', 'PUT');
  expect(errorsOf(ending(194, ''), other)).toHaveLength(2);
  expect(errorsOf(ending(194, ''), ending(197, ABORTED, '@type xhr'))).toHaveLength(2);
  expect(errorsOf(ending(194, ''), ending(900, ABORTED))).toHaveLength(2);
});
