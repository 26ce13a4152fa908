import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createPairer } from '../../src/exchange/pair.ts';
import { CHROMIUM, exchangeOf, exchangesOf, FIREFOX, recordsOf } from '../support/http-text.ts';

const hopsOf = ({ hops }: Exchange): string[] => hops.map((hop) => `${hop.kind} ${hop.method} ${hop.status}`);

const PREFLIGHT = `
  OPTIONS https://api.example/items
  @start 3
  @time 4
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: x-trace-id

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: PUT
  Access-Control-Allow-Headers: x-trace-id
`;

const REQUEST = `
  PUT https://api.example/items
  @start 0
  @time 20
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  X-Trace-Id: 1

  200 OK
  Access-Control-Allow-Origin: https://app.example
`;

const BLOCKED_PREFLIGHT = `
  OPTIONS https://api.example/items
  @start 3
  @time 4
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type,x-trace-id

  404 Not Found
`;

const redirect = (start: number, from: string, to: string, origin: string): string => `
    GET ${from}
    @start ${start}
    @time 5
    Origin: ${origin}
    Sec-Fetch-Mode: cors

    302 Found
    Location: ${to}
    Access-Control-Allow-Origin: *
  `;

const later = (start: number): string => REQUEST.replace('@start 0', `@start ${start}`);

const get = (headers: string): string => `
    GET https://api.example/items
    ${headers}

    200 OK
    `;

const target = (method: string): string => `
      ${method} https://b.example/2
      @start 5
      Origin: https://app.example

      200 OK`;

const aged = (seconds: string): string => `${PREFLIGHT.trimEnd()}\n  Access-Control-Max-Age: ${seconds}\n`;

const cachedAt = (preflight: string, start: number): boolean =>
  exchangesOf([preflight, REQUEST, later(start)].join('---'))[1]?.cachedPreflight !== null;

describe('a preflighted request', () => {
  it.each([
    ['before', `${PREFLIGHT}---${REQUEST}`],
    ['after', `${REQUEST}---${PREFLIGHT}`],
  ])('is one exchange when its preflight is delivered %s it', (_, capture) => {
    const exchange = exchangeOf(capture);
    expect(hopsOf(exchange)).toEqual(['preflight OPTIONS 204', 'response PUT 200']);
    expect(exchange).toMatchObject({
      method: 'PUT',
      origin: 'https://app.example',
      mode: 'cors',
      outcome: 'succeeded',
    });
  });

  it('takes its origin from the preflight where the browser sent nothing else', () => {
    const exchange = exchangeOf(`
      PUT https://api.example/items
      @start 0
      @time 20
      @error net::ERR_FAILED
      Content-Type: application/json
      X-Trace-Id: 1
      ---${BLOCKED_PREFLIGHT}`);
    expect(hopsOf(exchange)).toEqual(['preflight OPTIONS 404', 'response PUT 0']);
    expect(exchange).toMatchObject({ origin: 'https://app.example', mode: 'cors', outcome: 'failed' });
  });

  it('keeps its preflight when the clock is set in between', () => {
    const exchange = exchangeOf(`${REQUEST}---${PREFLIGHT.replace('@start 3', '@start 45')}`);
    expect(hopsOf(exchange)).toEqual(['preflight OPTIONS 204', 'response PUT 200']);
  });

  it('is told from another method, another origin and other headers at the same time', () => {
    const others = [
      REQUEST.replace('PUT', 'DELETE'),
      REQUEST.replace('app.example', 'embedded.example'),
      REQUEST.replace('X-Trace-Id: 1', 'X-Other: 1'),
    ];
    const exchanges = exchangesOf([...others, REQUEST, PREFLIGHT].join('---'));
    expect(exchanges.map(hopsOf)).toEqual([
      ['response DELETE 200'],
      ['response PUT 200'],
      ['response PUT 200'],
      ['preflight OPTIONS 204', 'response PUT 200'],
    ]);
  });

  it('keeps a response that an extension let through although its preflight failed', () => {
    const exchange = exchangeOf(`${REQUEST}---${PREFLIGHT.replace('204 No Content', '404 Not Found')}`);
    expect(hopsOf(exchange)).toEqual(['preflight OPTIONS 404', 'response PUT 200']);
  });
});

describe('a request that Firefox does not deliver', () => {
  it('is made up from its preflight', () => {
    const exchange = exchangeOf(BLOCKED_PREFLIGHT, FIREFOX);
    expect(hopsOf(exchange)).toEqual(['preflight OPTIONS 404', 'response PUT 0']);
    expect(exchange).toMatchObject({ method: 'PUT', origin: 'https://app.example', outcome: 'failed' });
    const request = exchange.hops[1];
    expect(request?.synthesized).toBe(true);
    expect(request?.requestHeaders).toEqual([
      { name: 'Origin', value: 'https://app.example' },
      { name: 'content-type', value: '' },
      { name: 'x-trace-id', value: '' },
    ]);
  });

  it('is replaced by the one that a HAR lists', () => {
    const listed = `
      PUT https://api.example/items
      @start 0
      @time 0
      Origin: https://app.example
      Content-Type: application/json
      X-Trace-Id: 1
      ---`;
    const exchange = exchangeOf(listed + BLOCKED_PREFLIGHT, FIREFOX);
    expect(hopsOf(exchange)).toEqual(['preflight OPTIONS 404', 'response PUT 0']);
    expect(exchange.hops.every((hop) => !hop.synthesized)).toBe(true);
  });

  it('may still be under way while its preflight can have passed', () => {
    expect(exchangeOf(PREFLIGHT, FIREFOX).outcome).toBe('unknown');
  });

  it('keeps the id of the exchange when it arrives after all', () => {
    const [preflight, request] = recordsOf(`${PREFLIGHT}---${REQUEST}`, FIREFOX);
    if (preflight === undefined || request === undefined) throw new Error('two records');
    const pairer = createPairer(FIREFOX);
    const [created] = pairer.add(preflight).created;
    const { changed, removed } = pairer.add(request);
    expect(changed.map(({ id }) => id)).toEqual([created?.id]);
    expect(removed).toEqual([]);
  });
});

describe('redirects', () => {
  it('are hops in the order in which they were followed', () => {
    const exchange = exchangeOf(
      [
        `GET https://c.example/3
         @start 10
         Origin: null
         Sec-Fetch-Mode: cors

         200 OK`,
        redirect(5, 'https://b.example/2', 'https://c.example/3', 'https://app.example'),
        redirect(0, 'https://a.example/1', 'https://b.example/2', 'https://app.example'),
      ].join('\n---\n'),
    );
    expect(exchange).toMatchObject({ url: 'https://a.example/1', origin: 'https://app.example' });
    expect(exchange.hops.map((hop) => `${hop.kind} ${hop.url}`)).toEqual([
      'redirect https://a.example/1',
      'redirect https://b.example/2',
      'response https://c.example/3',
    ]);
  });

  it('turn POST into GET, and are no redirects of a request that kept its method', () => {
    const post = redirect(0, 'https://a.example/1', 'https://b.example/2', 'https://app.example').replace(
      'GET',
      'POST',
    );
    expect(exchangesOf(`${post}---${target('GET')}`)).toHaveLength(1);
    expect(exchangesOf(`${post}---${target('POST')}`)).toHaveLength(2);
  });

  it('get a new preflight for the next hop', () => {
    const exchange = exchangeOf(`
      ${PREFLIGHT}---
      ${REQUEST.replace('200 OK', '307 Temporary Redirect\nLocation: https://other.example/items')}---
      ${PREFLIGHT.replace('api.example', 'other.example').replace('@start 3', '@start 22')}---
      ${REQUEST.replace('api.example', 'other.example').replace('@start 0', '@start 20')}`);
    expect(hopsOf(exchange)).toEqual([
      'preflight OPTIONS 204',
      'redirect PUT 307',
      'preflight OPTIONS 204',
      'response PUT 200',
    ]);
  });

  it('that Firefox did not follow leave out the hop that it lists unsent', () => {
    const exchange = exchangeOf(
      `${redirect(0, 'https://a.example/1', 'https://b.example/2', 'https://app.example')}---
       GET https://b.example/2
       @start 16
       @time 0
       Accept: */*`,
      FIREFOX,
    );
    expect(hopsOf(exchange)).toEqual(['redirect GET 302']);
    expect(exchange.outcome).toBe('failed');
  });

  it('to the same URL end', () => {
    const loop = redirect(0, 'https://a.example/1', 'https://a.example/1', 'https://app.example').replace(
      '5',
      '0',
    );
    const exchanges = exchangesOf([loop, loop, loop].join('---'));
    expect(exchanges.flatMap((exchange) => exchange.hops)).toHaveLength(3);
  });
});

describe('the preflight cache', () => {
  it('is known to have answered when the request that the preflight was for is delivered last', () => {
    const pairer = createPairer(CHROMIUM);
    for (const record of recordsOf([PREFLIGHT, later(8), later(9), REQUEST].join('---'))) pairer.add(record);
    const [first, ...others] = pairer.exchanges();
    expect(first?.hops).toHaveLength(2);
    expect(others.map(({ cachedPreflight }) => cachedPreflight?.exchangeId)).toEqual([first?.id, first?.id]);
  });

  it('is named with the exchange whose preflight answered', () => {
    const [first, second] = exchangesOf([PREFLIGHT, REQUEST, later(2_000)].join('---'));
    expect(second?.cachedPreflight).toMatchObject({ exchangeId: first?.id, hop: { status: 204 } });
  });

  it('forgets after five seconds, or after Access-Control-Max-Age', () => {
    expect(cachedAt(PREFLIGHT, 4_900)).toBe(true);
    expect(cachedAt(PREFLIGHT, 5_100)).toBe(false);
    expect(cachedAt(aged('60'), 59_000)).toBe(true);
    expect(cachedAt(aged('0'), 1_000)).toBe(false);
    // Chromium keeps nothing for longer than two hours.
    expect(cachedAt(aged('86400'), 7_300_000)).toBe(false);
  });

  it('does not answer for requests that need no preflight', () => {
    const simple = later(1_000).replace('PUT', 'GET').replace('X-Trace-Id: 1', 'Accept: */*');
    expect(exchangesOf([PREFLIGHT, REQUEST, simple].join('---'))[1]?.cachedPreflight).toBeNull();
  });
});

describe('an entry that is read again', () => {
  it('completes its exchange', () => {
    const [late, complete] = recordsOf(`
      GET https://api.example/items
      @start 0
      @error net::ERR_FAILED
      Origin: https://app.example
      ---
      GET https://api.example/items
      @start 0
      @error net::ERR_FAILED
      Origin: https://app.example

      200 OK`);
    if (late === undefined || complete === undefined) throw new Error('two records');
    const pairer = createPairer(CHROMIUM);
    const [created] = pairer.add(late).created;
    const { changed, removed } = pairer.update(late, complete);
    expect(changed.map(({ id, hops }) => [id, hops[0]?.status])).toEqual([[created?.id, 200]]);
    expect(removed).toEqual([]);
    expect(pairer.exchanges()).toHaveLength(1);
  });
});

describe('what is listed', () => {
  it('is not what stays within its origin: that is counted', () => {
    const pairer = createPairer(CHROMIUM);
    pairer.addAll(recordsOf(get('Sec-Fetch-Site: same-origin')));
    expect(pairer.exchanges()).toEqual([]);
    expect(pairer.sameOriginCount()).toBe(1);
  });

  it('is a redirect that leaves the origin', () => {
    const pairer = createPairer(CHROMIUM);
    const moved = get('@start 0\nSec-Fetch-Site: same-origin').replace(
      '200 OK',
      '302 Found\nLocation: https://b.example/',
    );
    pairer.addAll(
      recordsOf(`${moved}---
        GET https://b.example/
        @start 5
        Origin: https://api.example

        200 OK`),
    );
    expect(pairer.exchanges().map(hopsOf)).toEqual([['redirect GET 302', 'response GET 200']]);
    expect(pairer.sameOriginCount()).toBe(0);
  });

  it('says no-cors and navigate of what CORS does not ask', () => {
    const modes = ['no-cors', 'navigate'].map(
      (mode) => exchangeOf(get(`Sec-Fetch-Mode: ${mode}\nReferer: https://app.example/`)).mode,
    );
    expect(modes).toEqual(['no-cors', 'navigate']);
  });

  it('drops the oldest beyond its bound and counts them', () => {
    const pairer = createPairer(CHROMIUM, { maxRecords: 32 });
    const records = recordsOf(
      Array.from({ length: 40 }, () => get('Origin: https://app.example')).join('---'),
    );
    const shown = new Set<number>();
    for (const record of records) {
      const { created, removed } = pairer.add(record);
      for (const { id } of created) shown.add(id);
      for (const id of removed) shown.delete(id);
    }
    expect(pairer.exchanges()).toHaveLength(shown.size);
    expect(shown.size).toBeLessThanOrEqual(32);
    expect(shown.size + pairer.droppedCount()).toBe(40);
  });
});

describe('who asked', () => {
  it.each([
    ['xhr', 'xhr'],
    ['eventsource', 'eventsource'],
    ['ping', 'beacon'],
    ['texttrack', 'track'],
    ['image', 'image'],
  ])('is what Chromium calls %s', (type, kind) => {
    expect(
      exchangeOf(`GET https://api.example/\n@type ${type}\nOrigin: https://a.example\n\n200 OK`).initiator,
    ).toBe(kind);
  });

  it.each([
    ['Sec-Fetch-Dest: empty', 'fetch'],
    ['Sec-Fetch-Dest: empty\nAccept: text/event-stream', 'eventsource'],
    ['Sec-Fetch-Dest: font', 'font'],
    ['Sec-Fetch-Dest: style', 'stylesheet'],
    ['Accept: */*', null],
  ])('is what Firefox shows with %s', (headers, kind) => {
    const capture = `GET https://api.example/\nOrigin: https://a.example\n${headers}\n\n200 OK`;
    expect(exchangeOf(capture, FIREFOX).initiator).toBe(kind);
  });
});
