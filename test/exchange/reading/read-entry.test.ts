import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_BODY_LENGTH,
  MAX_DECIDING_VALUE_LENGTH,
  MAX_HEADER_LINES,
  MAX_HEADER_VALUE_LENGTH,
  MAX_URL_LENGTH,
} from '../../../src/exchange/bounds.ts';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import { createHeaderInterner } from '../../../src/exchange/reading/header-interner.ts';
import { isDropped, readEntry } from '../../../src/exchange/reading/read-entry.ts';
import { entriesOf, FIREFOX, recordsOf, START } from '../../support/http-text.ts';

const CAPTURE = `
  PUT https://api.example/items
  @start 40
  @time 12
  @from https://app.example/app.js:42:7 save
  Origin: https://app.example
  Content-Type: application/json

  {"id":1}

  307 Temporary Redirect
  Location: /v2/items
  Vary: Origin
  Vary: Accept
`;

const entry = (change: object = {}): unknown => ({
  startedDateTime: '2026-01-01T12:00:00.000Z',
  time: 1,
  request: { method: 'GET', url: 'https://api.example/', headers: [] },
  response: { status: 200, statusText: 'OK', headers: [], redirectURL: '' },
  ...change,
});

const withRequest = (request: object): unknown =>
  entry({ request: { method: 'GET', url: 'https://api.example/', headers: [], ...request } });

function read(given: unknown): EntryRecord {
  const record = readEntry(given, createHeaderInterner());
  if (isDropped(record)) throw new Error(`dropped: ${record.dropped}`);
  return record;
}

const reasonFor = (given: unknown): string => {
  const record = readEntry(given, createHeaderInterner());
  return isDropped(record) ? record.dropped : 'kept';
};

const frame = (url: string): object => ({ url, lineNumber: 0, columnNumber: 0, functionName: 'load' });

const allowing = (length: number): unknown => {
  const headers = [{ name: 'access-control-allow-headers', value: 'x'.repeat(length) }];
  return entry({ response: { status: 200, headers } });
};

describe('reading an entry', () => {
  it('keeps what a diagnosis needs', () => {
    expect(recordsOf(CAPTURE)[0]).toEqual({
      kind: 'redirect',
      url: 'https://api.example/items',
      method: 'PUT',
      startedAt: START + 40,
      duration: 12,
      requestHeaders: [
        { name: 'Origin', value: 'https://app.example' },
        { name: 'Content-Type', value: 'application/json' },
      ],
      body: { mimeType: 'application/json', text: '{"id":1}', truncated: false },
      status: 307,
      statusText: 'Temporary Redirect',
      responseHeaders: [
        { name: 'Location', value: '/v2/items' },
        { name: 'Vary', value: 'Origin' },
        { name: 'Vary', value: 'Accept' },
      ],
      redirectUrl: 'https://api.example/v2/items',
      error: '',
      resourceType: 'fetch',
      initiator: {
        type: 'script',
        url: '',
        requestId: '',
        callSite: {
          url: 'https://app.example/app.js',
          line: 42,
          column: 7,
          functionName: 'save',
          through: '',
        },
      },
      serverAddress: '',
      fromServiceWorker: false,
      emptyBody: false,
      pageReference: '',
      pageUrl: '',
      seenOnWire: false,
      witnessed: null,
      sent: true,
      synthesized: false,
    });
  });

  it('finds nothing in a Firefox entry that only Chromium records', () => {
    const [record] = recordsOf(CAPTURE, FIREFOX);
    expect(record).toMatchObject({ error: '', resourceType: '', initiator: null });
  });

  it('takes the innermost frame that has a file, through asynchronous callers', () => {
    const stack = { callFrames: [frame('')], parent: { callFrames: [frame('https://app.example/a.js')] } };
    const { initiator } = read(entry({ _initiator: { type: 'script', stack } }));
    expect(initiator?.callSite).toMatchObject({ url: 'https://app.example/a.js', line: 1, column: 1 });
  });

  it('takes the first frame of the page itself, and remembers the library that called for it', () => {
    const axios = 'https://app.example/node_modules/.vite/deps/axios.js?v=1';
    const callFrames = [axios, 'https://cdn.jsdelivr.net/npm/ky', 'https://app.example/api.js'].map(frame);
    const { initiator } = read(entry({ _initiator: { type: 'script', stack: { callFrames } } }));
    expect(initiator?.callSite).toMatchObject({ url: 'https://app.example/api.js', through: axios });
  });

  it('takes a library where nothing else is in the stack', () => {
    const stack = { callFrames: [frame('https://unpkg.com/htmx.js')] };
    const { initiator } = read(entry({ _initiator: { type: 'script', stack } }));
    expect(initiator?.callSite).toMatchObject({
      url: 'https://unpkg.com/htmx.js',
      through: 'https://unpkg.com/htmx.js',
    });
  });

  it('does not take the Location of a created resource for a redirect', () => {
    const response = { status: 201, headers: [], redirectURL: 'https://api.example/items/7' };
    expect(read(entry({ response })).redirectUrl).toBe('');
  });

  it('reads a status that says nothing as no response', () => {
    for (const status of [0, -1, 42, Number.NaN, 'OK', '', null, undefined])
      expect(read(entry({ response: { status } })).status).toBe(0);
  });

  it('leaves out the pseudo-headers of HTTP/2 and lines that are no name and value', () => {
    const headers = [
      { name: ':authority', value: 'a' },
      { name: 'A', value: 1 },
      null,
      { name: 'B', value: 'b' },
    ];
    expect(read(withRequest({ headers })).requestHeaders).toEqual([{ name: 'B', value: 'b' }]);
  });

  it('takes lines apart that a recorder joined', () => {
    const headers = [{ name: 'Access-Control-Allow-Origin', value: '*\nhttps://app.example' }];
    expect(read(entry({ response: { status: 200, headers } })).responseHeaders).toEqual([
      { name: 'Access-Control-Allow-Origin', value: '*' },
      { name: 'Access-Control-Allow-Origin', value: 'https://app.example' },
    ]);
  });

  it('shares equal header lines between entries', () => {
    const interner = createHeaderInterner();
    const [one, other] = [
      readEntry(entriesOf(CAPTURE)[0], interner),
      readEntry(entriesOf(CAPTURE)[0], interner),
    ];
    if (isDropped(one) || isDropped(other)) throw new Error('dropped');
    expect(one.requestHeaders[0]).toBe(other.requestHeaders[0]);
  });
});

describe('the bounds of an entry', () => {
  it('cuts a long value about which CORS asks nothing', () => {
    const value = 'x'.repeat(MAX_HEADER_VALUE_LENGTH + 1);
    const [header] = read(withRequest({ headers: [{ name: 'Cookie', value }] })).requestHeaders;
    expect(header?.value).toBe(`${'x'.repeat(MAX_HEADER_VALUE_LENGTH)}…`);
  });

  it('keeps a long list that decides whole, and drops the entry when it is too long', () => {
    const kept = read(allowing(MAX_DECIDING_VALUE_LENGTH)).responseHeaders[0]?.value;
    expect(kept).toHaveLength(MAX_DECIDING_VALUE_LENGTH);
    expect(reasonFor(allowing(MAX_DECIDING_VALUE_LENGTH + 1))).toBe('access-control-header-too-long');
  });

  it('cuts a long body and says so', () => {
    const postData = { mimeType: 'text/plain', text: 'y'.repeat(MAX_BODY_LENGTH + 1) };
    const { body } = read(withRequest({ postData }));
    expect(body).toMatchObject({ truncated: true, text: 'y'.repeat(MAX_BODY_LENGTH) });
  });

  it.each([
    ['local-url', withRequest({ url: 'data:text/plain,hi' })],
    ['local-url', withRequest({ url: 'blob:https://app.example/1' })],
    ['no-url', withRequest({ url: '/items' })],
    ['no-url', withRequest({ url: 7 })],
    ['url-too-long', withRequest({ url: `https://api.example/${'x'.repeat(MAX_URL_LENGTH)}` })],
    ['no-method', withRequest({ method: '' })],
    ['no-start', entry({ startedDateTime: 'yesterday' })],
    ['too-many-headers', withRequest({ headers: Array.from({ length: MAX_HEADER_LINES + 1 }, () => null) })],
    ['no-url', null],
    ['no-url', 'entry'],
  ])('drops with the reason %s', (reason, given) => {
    expect(reasonFor(given)).toBe(reason);
  });

  it('never throws, whatever it is given', () => {
    const anything = fc.anything();
    const headers = fc.array(fc.record({ name: anything, value: anything }));
    const odd = fc.record({
      startedDateTime: fc.constant('2026-01-01T12:00:00.000Z'),
      time: anything,
      request: fc.record({ url: fc.webUrl(), method: fc.string(), headers, postData: anything }),
      response: fc.record({ status: anything, headers, redirectURL: fc.string() }),
      _initiator: fc.oneof(anything, fc.record({ type: fc.string(), stack: anything })),
    });
    fc.assert(
      fc.property(fc.oneof(anything, odd), (given) => {
        const reading = readEntry(given, createHeaderInterner());
        expect(isDropped(reading) ? reading.dropped : reading.url).toBeTypeOf('string');
      }),
    );
  });
});
