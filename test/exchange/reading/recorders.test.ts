import { describe, expect, it } from 'vitest';
import { pairAll } from '../../../src/exchange/pairing/pair.ts';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { isFault, readHar, type Recording } from '../../../src/exchange/reading/read-har.ts';
import { harOf } from '../../support/http-text.ts';

interface Read extends Recording {
  readonly records: readonly EntryRecord[];
}

function read(text: string): Read {
  const records: EntryRecord[] = [];
  const recording = readHar(text, (record) => {
    if (record !== null) records.push(record);
  });
  if (isFault(recording)) throw new Error(`no recording: ${recording}`);
  return { ...recording, records };
}

const readLog = (log: object): Read => read(JSON.stringify({ log }));

function exchangesOf(log: object): readonly Exchange[] {
  const { records, browser } = readLog(log);
  return pairAll(records, browser);
}

const lines = (headers: Readonly<Record<string, string>>): object[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

interface Given {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly response?: Readonly<Record<string, string>>;
  readonly more?: object;
  readonly answer?: object;
}

/** An entry as the specification has it. */
const entry = ({ method = 'GET', url = 'http://api.test/a', ...given }: Given = {}): object => ({
  startedDateTime: '2026-05-04T08:00:00.000Z',
  time: 1.25,
  request: { method, url, headers: lines(given.headers ?? {}) },
  response: { status: given.status ?? 200, headers: lines(given.response ?? {}), ...given.answer },
  ...given.more,
});

const HAR = JSON.stringify(harOf('GET https://api.example/items\n\n200 OK'));

describe('the text of a HAR', () => {
  it.each([
    ['a call, as viewers load it', `onInputData(${HAR});`],
    ['an assignment', `var har = ${HAR};`],
    ['the fenced block of a report', `This is what I see:\n\n\`\`\`json\n${HAR}\n\`\`\`\n`],
    ['a guard against inclusion', `)]}',\n${HAR}`],
  ])('may be in %s', (_what, text) => {
    const { records, isDamaged } = read(text);
    expect([records.length, isDamaged]).toEqual([1, false]);
  });
});

describe('the request line', () => {
  it('may hold the target alone, and the server in Host', () => {
    const { records } = readLog({ entries: [entry({ url: '/a?b=1', headers: { Host: 'api.test:8080' } })] });
    expect(records).toMatchObject([{ url: 'http://api.test:8080/a?b=1' }]);
  });

  it("may hold HTTP/2's own lines", () => {
    const headers = { ':authority': 'api.test', ':scheme': 'https' };
    expect(readLog({ entries: [entry({ url: '/a', headers })] }).records).toMatchObject([
      { url: 'https://api.test/a' },
    ]);
  });

  it('has the scheme of a page of the same server', () => {
    const headers = { Host: 'api.test', Referer: 'https://api.test/page' };
    expect(readLog({ entries: [entry({ url: '/a', headers })] }).records).toMatchObject([
      { url: 'https://api.test/a' },
    ]);
  });

  it.each([
    { method: 'PUT /a HTTP/1.1', url: '' },
    { method: '', url: 'PUT /a HTTP/1.1' },
    { method: 'PUT', url: '/a HTTP/1.1' },
    { method: 'PUT http://api.test/a HTTP/1.1', url: '/a' },
  ])('may stand whole in one field: %j', (given) => {
    expect(readLog({ entries: [entry({ ...given, headers: { Host: 'api.test' } })] }).records).toMatchObject([
      { method: 'PUT', url: 'http://api.test/a' },
    ]);
  });

  it('of a tunnel through a proxy is no request of a page', () => {
    const { records, unreadable } = readLog({
      entries: [entry({ method: 'CONNECT', url: 'http://api.test:443' }), entry()],
    });
    expect([records.length, unreadable]).toEqual([1, 0]);
  });
});

describe('entries without a time', () => {
  const untimed = (url: string): object => ({
    request: { method: 'GET', url, headers: [] },
    response: { status: 200, headers: [] },
  });

  it('stand in the order of the file', () => {
    const exchanges = exchangesOf({ entries: [untimed('http://b.test/'), untimed('http://a.test/')] });
    expect(exchanges.map(({ url }) => url)).toEqual(['http://b.test/', 'http://a.test/']);
  });

  it('stand behind the one before them that has one', () => {
    const { records } = readLog({ entries: [entry(), untimed('http://b.test/')] });
    expect(records[1]?.startedAt).toBeGreaterThan(records[0]?.startedAt ?? 0);
  });

  it('may have it in milliseconds', () => {
    const { records } = readLog({ entries: [entry({ more: { startedDateTime: 1_777_881_600_000 } })] });
    expect(records[0]?.startedAt).toBe(1_777_881_600_000);
  });
});

describe('an entry that stands there twice', () => {
  it('is one request', () => {
    expect(readLog({ entries: [entry(), entry()] })).toMatchObject({ records: [{}], unreadable: 0 });
  });

  it('is two where anything differs', () => {
    expect(readLog({ entries: [entry(), entry({ more: { connection: '2' } })] }).records).toHaveLength(2);
  });

  it('may be two where the recorder measures whole milliseconds only', () => {
    const whole = entry({ more: { time: 2 } });
    expect(readLog({ entries: [whole, whole] }).records).toHaveLength(2);
  });
});

describe('an answer that was not recorded', () => {
  it('is not taken for a failure', () => {
    const [exchange] = exchangesOf({ entries: [{ ...entry({ method: 'POST' }), response: undefined }] });
    expect(exchange?.outcome).toBe('unknown');
  });

  it('is one where headers came without a status', () => {
    const [exchange] = exchangesOf({ entries: [entry({ status: 0, response: { Server: 'x' } })] });
    expect(exchange?.outcome).toBe('unknown');
  });

  it('is a failure where the recorder wrote that nothing came', () => {
    expect(exchangesOf({ entries: [entry({ status: -1 })] })[0]?.outcome).toBe('failed');
  });

  it('is an empty one', () => {
    const [exchange] = exchangesOf({ entries: [{ ...entry({ method: 'POST' }), response: {} }] });
    expect(exchange?.outcome).toBe('unknown');
  });

  it.each([
    ['ZAP', { status: 0, more: { time: 0 } }, 'unknown'],
    ['ZAP', { status: 0, more: { time: 20_000 } }, 'failed'],
    ['Playwright', { status: -1, more: { time: -1 } }, 'failed'],
    ['chrome-har', { status: 0, more: { time: 0 }, answer: { _error: 'net::ERR_FAILED' } }, 'failed'],
    ['Firefox', { status: 0, more: { time: 0 } }, 'failed'],
  ])('is what %s never saw sent: %j is %s', (name, given, outcome) => {
    expect(exchangesOf({ creator: { name }, entries: [entry(given)] })[0]?.outcome).toBe(outcome);
  });
});

describe('the page of a request that does not name it', () => {
  const stopped = entry({
    url: 'http://reports.test/summary',
    status: 0,
    more: { pageref: 'page_1', _resourceType: 'fetch' },
  });
  const document = entry({
    url: 'https://desk.test/',
    headers: { 'Upgrade-Insecure-Requests': '1', 'Accept-Encoding': 'gzip' },
    more: { pageref: 'page_1' },
  });
  const originIn = (log: object): string | null | undefined =>
    exchangesOf(log).find(({ url }) => url === 'http://reports.test/summary')?.origin;

  it.each([
    ['the document of its page', { entries: [document, stopped] }],
    ['the document, whatever the order of the file', { entries: [stopped, document] }],
    [
      'the title that DevTools gives it',
      { pages: [{ id: 'page_1', title: 'https://desk.test/' }], entries: [stopped] },
    ],
    [
      'the sentence that WebPageTest makes of it',
      { pages: [{ id: 'page_1', title: 'Run 1, First View for https://desk.test/' }], entries: [stopped] },
    ],
    [
      'what others of its page name',
      {
        entries: [
          entry({ headers: { Referer: 'https://desk.test/x' }, more: { pageref: 'page_1' } }),
          stopped,
        ],
      },
    ],
    [
      'the document before it',
      {
        entries: [
          { ...document, pageref: '' },
          { ...stopped, pageref: '' },
        ],
      },
    ],
  ])('is told by %s', (_what, log) => {
    expect(originIn(log)).toBe('https://desk.test');
  });

  it('is not known where others of its page name several', () => {
    const others = ['https://a.test/', 'https://b.test/'].map((Referer) =>
      entry({ headers: { Referer }, more: { pageref: 'page_1' } }),
    );
    expect(originIn({ entries: [...others, stopped] })).toBeNull();
  });
});

describe('a redirect in the log of a proxy', () => {
  const asked = { Origin: 'http://app.test', 'Sec-Fetch-Mode': 'cors' };
  const grant = { 'Access-Control-Allow-Origin': 'http://app.test' };
  const redirect = entry({
    headers: asked,
    status: 302,
    response: { ...grant, Location: 'http://api.test/b' },
  });
  const outcomesOf = (...entries: object[]): readonly string[] =>
    exchangesOf({ creator: { name: 'Proxy' }, entries }).map(
      ({ hops, outcome }) => `${hops.length} ${outcome}`,
    );
  const behind = (startedDateTime: string): object =>
    entry({ url: 'http://api.test/b', headers: asked, response: grant, more: { startedDateTime } });

  it('leads to what the browser asked for some time later', () => {
    expect(outcomesOf(redirect, behind('2026-05-04T08:00:02.000Z'))).toEqual(['2 unknown']);
  });

  it('does not lead there when it was blocked', () => {
    const blocked = entry({ headers: asked, status: 302, response: { Location: 'http://api.test/b' } });
    expect(outcomesOf(blocked, behind('2026-05-04T08:00:00.010Z'))).toEqual(['1 unrecorded', '1 unknown']);
  });

  it('fails without CORS where it leads to nothing that is fetched', () => {
    const headers = { Referer: 'http://app.test/', 'Sec-Fetch-Mode': 'no-cors' };
    const leading = (Location: string): object => entry({ headers, status: 302, response: { Location } });
    expect(outcomesOf(leading('data:text/plain,hello'))).toEqual(['1 failed']);
    expect(outcomesOf(leading('http://other.test/'))).toEqual(['1 unrecorded']);
  });

  it('is not said to be the end where what is behind it was not recorded', () => {
    expect(outcomesOf(redirect)).toEqual(['1 unrecorded']);
  });
});

describe('the log of a proxy in front of Firefox', () => {
  const firefox = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' };
  const at = (startedDateTime: string): object => ({ more: { startedDateTime, time: 20 } });
  const preflight = entry({
    method: 'OPTIONS',
    headers: { ...firefox, Origin: 'http://app.test', 'Access-Control-Request-Method': 'PUT' },
    response: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' },
    ...at('2026-05-04T08:00:00.000Z'),
  });
  const request = entry({
    method: 'PUT',
    headers: { ...firefox, Host: 'api.test', Origin: 'http://app.test' },
    response: { 'Access-Control-Allow-Origin': '*' },
    ...at('2026-05-04T08:00:00.030Z'),
  });

  it('has the preflight before its request, unlike that of Firefox itself', () => {
    const exchanges = exchangesOf({ creator: { name: 'mitmproxy' }, entries: [preflight, request] });
    expect(exchanges.map(({ hops }) => hops.map(({ method }) => method))).toEqual([['OPTIONS', 'PUT']]);
    expect(exchanges[0]?.browser).toEqual({ engine: 'firefox', version: 140 });
  });

  it('does not tell by a lone preflight that the request was kept back', () => {
    const [alone] = exchangesOf({ creator: { name: 'mitmproxy' }, entries: [preflight] });
    expect(alone?.outcome).toBe('unrecorded');
    const [own] = exchangesOf({ creator: { name: 'Firefox' }, entries: [preflight] });
    expect(own?.outcome).toBe('unknown');
  });
});

describe('what recorders write in a way of their own', () => {
  it('may be headers as an object', () => {
    const { records } = readLog({
      entries: [
        {
          startedDateTime: '2026-05-04T08:00:00.000Z',
          request: { method: 'GET', url: 'http://api.test/', headers: { Origin: 'http://app.test' } },
          response: { status: 200, headers: { 'Set-Cookie': ['a=1', 'b=2'] } },
        },
      ],
    });
    expect(records).toMatchObject([
      {
        requestHeaders: [{ name: 'Origin', value: 'http://app.test' }],
        responseHeaders: [{ value: 'a=1' }, { value: 'b=2' }],
      },
    ]);
  });

  it('may be a list of values for each name', () => {
    const log = {
      entries: [
        {
          startedDateTime: '2026-05-04T08:00:00.000Z',
          request: {
            method: 'GET',
            url: 'http://api.test/',
            headers: [{ name: 'user-agent', value: ['node-fetch/1.0'] }],
          },
          response: { status: 200, headers: [{ name: 'set-cookie', value: ['a=1', 'b=2'] }] },
        },
      ],
    };
    expect(readLog(log).records).toMatchObject([
      {
        requestHeaders: [{ name: 'user-agent', value: 'node-fetch/1.0' }],
        responseHeaders: [{ value: 'a=1' }, { value: 'b=2' }],
      },
    ]);
  });

  it("may be a request's header twice, as the page gave it and as it was sent", () => {
    const headers = { Origin: 'http://app.test', 'x-a': '1', origin: 'http://app.test', 'X-A': '2' };
    const response = { 'Access-Control-Allow-Origin': 'http://app.test' };
    const [exchange] = exchangesOf({ entries: [entry({ headers, response })] });
    expect(exchange?.origin).toBe('http://app.test');
    expect(exchange?.hops[0]?.requestHeaders.map(({ name }) => name)).toEqual(['Origin', 'x-a', 'X-A']);
  });

  it('may be two pages that asked, of which the first did', () => {
    const headers = { Referer: 'http://app.test/', referer: 'http://app.test/page' };
    const [record] = readLog({ entries: [entry({ headers })] }).records;
    expect(record?.requestHeaders).toEqual([{ name: 'Referer', value: 'http://app.test/' }]);
  });

  it('is no such thing where a server repeats a header', () => {
    const response = { 'Access-Control-Allow-Origin': '*', 'access-control-allow-origin': '*' };
    expect(readLog({ entries: [entry({ response })] }).records[0]?.responseHeaders).toHaveLength(2);
  });

  it('may be numbers as text', () => {
    const text = { ...entry(), time: '12.5', response: { status: '404', headers: [] } };
    expect(readLog({ entries: [text] }).records).toMatchObject([{ status: 404, duration: 12.5 }]);
  });

  it('may be a redirect that only its Location tells', () => {
    const redirect = entry({ status: 302, response: { Location: '/b' } });
    expect(readLog({ entries: [redirect] }).records).toMatchObject([
      { kind: 'redirect', redirectUrl: 'http://api.test/b' },
    ]);
  });
});

describe('what recorders call a failure', () => {
  it.each([
    ['NS_ERROR_DOM_BAD_URI', 'net::ERR_FAILED'],
    [
      'Origin http://app.test is not allowed by Access-Control-Allow-Origin. Status code: 200',
      'net::ERR_FAILED',
    ],
    ['Preflight response is not successful. Status code: 404', 'net::ERR_FAILED'],
    ['NS_ERROR_CONNECTION_REFUSED', 'net::ERR_CONNECTION_REFUSED'],
    ["[Errno 111] Connect call failed ('127.0.0.1', 27322)", 'net::ERR_CONNECTION_REFUSED'],
    ['[Errno -2] Name or service not known', 'net::ERR_NAME_NOT_RESOLVED'],
    ['server closed connection', 'net::ERR_CONNECTION_CLOSED'],
    ['Client disconnected.', 'net::ERR_ABORTED'],
    ['Cannot parse HTTP response', 'Cannot parse HTTP response'],
  ])('%s says no more than %s', (words, name) => {
    const failed = entry({ status: -1, answer: { _failureText: words } });
    expect(readLog({ entries: [failed] }).records).toMatchObject([{ status: 0, error: name }]);
  });
});
