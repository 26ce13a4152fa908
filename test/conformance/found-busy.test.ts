import { describe, expect, test } from 'vitest';
import { getHeader } from '../../src/cors/header-list.ts';
import { exchangeOf, exchangesOf, START } from '../support/http-text.ts';

describe('disagreements of a Chromium that had much to do', () => {
  const beacon = (url: string, start: number, time: number, location: string): string => `
    GET http://localhost:8000${url}
    @type ping
    @start ${start}
    @time ${time}
    Sec-Fetch-Mode: no-cors

    302 Found
    Location: http://localhost:8000${location}
    ---`;

  test('a beacon’s redirect may be told 0.8 s after its next hop began', () => {
    const exchanges = exchangesOf(`${beacon('/one', 0, 912, '/two')}
      GET http://localhost:8000/two
      @type ping
      @start 84
      @time 79
      Sec-Fetch-Mode: no-cors

      200 OK
    `);
    expect(exchanges.map(({ hops }) => hops.length)).toEqual([2]);
  });

  test('a beacon’s hop that began with its redirect is left to it, although the next beacon’s is nearer to the end', () => {
    const answer = (start: number): string => `
      GET http://localhost:8000/three
      @type ping
      @start ${start}
      @time 30
      Sec-Fetch-Mode: no-cors

      200 OK
    `;
    const exchanges = exchangesOf(`${beacon('/two', 230, 120, '/three')}${answer(230)}
      ---${beacon('/two', 254, 150, '/three')}${answer(260)}`);
    expect(exchanges.map(({ hops }) => hops.map(({ startedAt }) => startedAt - START))).toEqual([
      [230, 230],
      [254, 260],
    ]);
  });

  test('hops of one millisecond follow each other although the first ends last', () => {
    const exchanges = exchangesOf(`${beacon('/one', 0, 282, '/two')}${beacon('/two', 0, 192, '/three')}
      GET http://localhost:8000/three
      @type ping
      @start 1
      @time 35
      Sec-Fetch-Mode: no-cors

      200 OK
    `);
    expect(exchanges.map(({ hops }) => hops.length)).toEqual([3]);
  });

  test('a hop behind the end of one redirect belongs to the next one', () => {
    const redirect = (start: number, time: number): string => `
      GET http://localhost:8000/one
      @type font
      @start ${start}
      @time ${time}
      Origin: http://localhost:4200

      307 Temporary Redirect
      Access-Control-Allow-Origin: *
      Location: http://localhost:8000/two
      ---`;
    const answer = (start: number): string => `
      GET http://localhost:8000/two
      @type font
      @start ${start}
      @time 8
      Origin: http://localhost:4200

      200 OK`;
    const exchanges = exchangesOf(`${redirect(174, 50.5)}${answer(204)}
      ---
      ${redirect(227, 7.5)}${answer(234)}`);
    expect(exchanges.map(({ hops }) => hops.map(({ startedAt }) => startedAt - START))).toEqual([
      [174, 204],
      [227, 234],
    ]);
  });

  test('a request that a worker’s page refuses to redirect is one, though it ends twice', () => {
    const ending = (time: number, error: string): string => `
      GET http://localhost:8000/items
      @start 0
      @time ${time}
      ${error}`;
    const exchanges = exchangesOf(`${ending(353.4, '')}
      ---
      ${ending(354.2, '@error net::ERR_ABORTED')}`);
    expect(exchanges.map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  test('two requests side by side whose redirects are refused stay two, in whatever order their four endings come', () => {
    const ending = (start: number, error: string): string => `
      PUT http://localhost:4200/items
      @start ${start}
      @time ${error === '' ? 90 : 90.2}
      ${error === '' ? '' : '@error net::ERR_ABORTED'}
      Origin: http://localhost:4200
      Sec-Fetch-Mode: same-origin

      307 Temporary Redirect
      Location: http://localhost:8000/items`;
    const endings = [ending(4, ''), ending(4, 'again'), ending(4, 'again'), ending(4, '')];
    for (const order of [endings, endings.toReversed()])
      expect(exchangesOf(order.join('\n---\n')).map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
  });

  const preflight = (start: number, requestId: number, names: string, response: string): string => `
    OPTIONS http://localhost:8000/items
    @start ${start}
    @time 3
    @request-id ${requestId}
    Origin: http://localhost:4200
    Access-Control-Request-Method: GET
    Access-Control-Request-Headers: ${names}

    ${response}
    ---`;

  test('a preflight that cannot pass belongs to the request without an answer', () => {
    const request = (time: number, response: string): string => `
      GET http://localhost:8000/items
      @start 0
      @time ${time}
      ${response === '' ? '@error net::ERR_FAILED' : 'Accept-Encoding: gzip'}
      If-None-Match: "x"

      ${response}`;
    const exchanges = exchangesOf(`${preflight(1, 754, 'if-none-match', '304 Not Modified')}
      ${preflight(3, 755, 'if-none-match', '200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: if-none-match')}
      ${request(96, '')}
      ---
      ${request(9, '200 OK\nAccess-Control-Allow-Origin: *')}`);
    const statuses = exchanges.map(({ hops }) => hops.map(({ status }) => status));
    expect(statuses.toSorted()).toEqual([
      [200, 200],
      [304, 0],
    ]);
  });

  test('a request of a form needs no preflight and does not take another’s', () => {
    const request = (start: number, time: number, type: string): string => `
      GET http://localhost:8000/items
      @start ${start}
      @time ${time}
      @error net::ERR_FAILED
      Content-Type: ${type}
      ---`;
    const exchanges = exchangesOf(
      `${request(0, 28, 'text/plain, text/plain;x')}${request(1, 17, 'text/plain')}
      ${preflight(2, 350, 'content-type', '500 Error')}`.replace(/\s*---\s*$/, ''),
    );
    expect(exchanges.map(({ hops }) => hops.length)).toEqual([2, 1]);
  });

  test('a redirect out of the cache lets through the origin that it allows', () => {
    const { origin } = exchangeOf(`
      GET http://localhost:8000/one
      @start 0
      @time 70

      301 Moved Permanently
      Access-Control-Allow-Origin: http://localhost:4200
      Location: http://localhost:9000/two
      ---
      GET http://localhost:9000/two
      @start 64
      @time 12
      @error net::ERR_FAILED
      Origin: null
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: http://localhost:4200
    `);
    expect(origin).toBe('http://localhost:4200');
  });

  test('hops of one request have one mode', () => {
    const hop = (path: string, start: number, lines: string, response: string): string => `
      GET http://localhost:8000${path}
      @type image
      @start ${start}
      @time 75
      ${lines}

      ${response}
      ---`;
    const moved = '302 Found\nAccess-Control-Allow-Origin: *\nLocation: http://localhost:8000/two';
    const cors = 'Origin: http://localhost:4200\nSec-Fetch-Mode: cors';
    const exchanges = exchangesOf(
      [
        hop('/one', 3, cors, moved),
        hop('/one', 4, 'Sec-Fetch-Mode: no-cors', moved),
        hop('/two', 79, cors, '200 OK'),
        hop('/two', 79, 'Sec-Fetch-Mode: no-cors', '200 OK').replace('---', ''),
      ].join(''),
    );
    const modes = exchanges.map(({ hops }) =>
      hops.map(({ requestHeaders }) => getHeader(requestHeaders, 'sec-fetch-mode')),
    );
    expect(modes).toEqual([
      ['cors', 'cors'],
      ['no-cors', 'no-cors'],
    ]);
  });
});
