import { expect, test } from 'vitest';
import { createEndingTracker } from '../../src/devtools/ended-twice.ts';
import { recordsOf } from '../support/http-text.ts';

const ending = (time: number, error: string): string => `
  POST http://localhost:4200/items
  @start 0
  @time ${time}
  ${error === '' ? '' : `@error ${error}`}
  Sec-Fetch-Mode: same-origin

  301 Moved Permanently
  Location: http://localhost:8000/items
`;

const replacedBy = (...endings: string[]): (number | null)[] => {
  const records = recordsOf(endings.join('---'));
  const endedTwice = createEndingTracker();
  return records.map((record) => {
    const before = endedTwice(record);
    return before === null ? null : records.indexOf(before);
  });
};

test('the second ending of a redirect that the page refused takes the place of the first', () => {
  expect(replacedBy(ending(194, ''), ending(197, 'net::ERR_ABORTED'))).toEqual([null, 0]);
  expect(replacedBy(ending(194, 'net::ERR_ABORTED'), ending(197, 'net::ERR_ABORTED'))).toEqual([null, 0]);
});

test('two requests side by side stay two', () => {
  const first = ending(194, '');
  const second = ending(197, 'net::ERR_ABORTED');
  expect(replacedBy(first, second, first, second)).toEqual([null, 0, null, 2]);
  expect(replacedBy(first, first)).toEqual([null, null]);
});
