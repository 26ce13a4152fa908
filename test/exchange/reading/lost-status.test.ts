import { describe, expect, it } from 'vitest';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import { readHar } from '../../../src/exchange/reading/read-har.ts';

/** The status that is read from an entry that states 0. */
function statusOf(response: object): number | undefined {
  const entry = {
    startedDateTime: '2017-06-28T08:41:55.000Z',
    time: null,
    request: { method: 'GET', url: 'https://shop.test/a.css', httpVersion: '', headers: [] },
    response: { status: 0, statusText: '', headers: [], redirectURL: '', ...response },
  };
  const records: EntryRecord[] = [];
  const log = { version: '1.1', creator: { name: 'Firefox', version: '54.0' }, entries: [entry] };
  readHar(JSON.stringify({ log }), (record) => record !== null && records.push(record));
  return records[0]?.status;
}

const HEADERS = [{ name: 'Content-Type', value: 'text/css' }];

describe('a status of 0', () => {
  it('is one that was lost where the answer is there', () => {
    expect(statusOf({ headers: HEADERS, content: { size: 1_534 } })).toBe(200);
  });

  it('is none where there is no body, no header, or an error', () => {
    expect(statusOf({ headers: HEADERS, content: { size: 0 } })).toBe(0);
    expect(statusOf({ headers: [], content: { size: 12 } })).toBe(0);
    expect(statusOf({ headers: HEADERS, content: { size: 12 }, _error: 'net::ERR_FAILED' })).toBe(0);
  });
});
