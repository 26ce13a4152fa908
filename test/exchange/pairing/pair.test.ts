import { describe, expect, it } from 'vitest';
import { createPairer } from '../../../src/exchange/pairing/pair.ts';
import { CHROMIUM, exchangeOf, exchangesOf, FIREFOX, recordsOf } from '../../support/http-text.ts';
import { aged, BLOCKED_PREFLIGHT, cachedAt, hopsOf, later, PREFLIGHT, REQUEST } from './pair-captures.ts';

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

  it.each(['204 No Content', '404 Not Found'])(
    'is one exchange in a HAR from which Authorization was left out, after a preflight with %s',
    (status) => {
      const preflight = PREFLIGHT.replaceAll('x-trace-id', 'authorization,x-trace-id');
      const request = REQUEST.replace('X-Trace-Id', 'Accept-Encoding: gzip\n  X-Trace-Id');
      const exchange = exchangeOf(`${request}---${preflight.replace('204 No Content', status)}`);
      expect(hopsOf(exchange)).toEqual([`preflight OPTIONS ${status.slice(0, 3)}`, 'response PUT 200']);
    },
  );

  it('is told from one with Authorization, where the HAR has it', () => {
    const other = REQUEST.replace('X-Trace-Id: 1', 'X-Trace-Id: 1\n  Authorization: Bearer t');
    const preflight = PREFLIGHT.replaceAll('x-trace-id', 'authorization,x-trace-id');
    const exchanges = exchangesOf([other, REQUEST, preflight, PREFLIGHT].join('---'));
    expect(exchanges.map(({ hops }) => hops.map((hop) => hop.requestHeaders.length))).toEqual([
      [3, 4],
      [3, 3],
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
