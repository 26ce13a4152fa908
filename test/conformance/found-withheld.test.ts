import { describe, expect, test } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Blocking } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import { exchangesOf } from '../support/http-text.ts';

/** What stopped the last request of a log. */
function lastBlocking(text: string): Blocking | null | undefined {
  const exchanges = exchangesOf(text);
  const context = createLogContext();
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map((exchange) => diagnoseExchange(exchange, context).diagnosis.blocking).at(-1);
}

/** The same request again, answered from the browser's cache: neither status nor headers are shown. */
const AGAIN = `
  ---
  GET http://localhost:8000/items
  @type xhr
  @error net::ERR_FAILED
  Referer: http://localhost:4200/`;

describe('disagreements about answers that Chromium does not show', () => {
  test('a redirect out of the cache has its user name in the Location of the time before', () => {
    const blocking = lastBlocking(`
      GET http://localhost:8000/items
      @type xhr
      @error net::ERR_FAILED
      Origin: http://localhost:4200

      302 Found
      Access-Control-Allow-Origin: http://localhost:4200
      Cache-Control: max-age=600
      Location: http://user@localhost:8000/other${AGAIN}`);
    expect(blocking).toMatchObject({ phase: 'redirect', corsError: 'RedirectContainsCredentials' });
  });

  test('what blocks a redirect out of the cache blocks it as a redirect', () => {
    const blocking = lastBlocking(`
      GET http://localhost:8000/items
      @type xhr
      Origin: http://localhost:4300

      308 Permanent Redirect
      Access-Control-Allow-Origin: http://localhost:4300
      Cache-Control: max-age=600
      Location: http://localhost:8000/other
      ---
      GET http://localhost:8000/other
      @type xhr
      Origin: http://localhost:4300

      200 OK
      Access-Control-Allow-Origin: http://localhost:4300${AGAIN}`);
    expect(blocking).toEqual({
      phase: 'redirect',
      corsError: 'AllowOriginMismatch',
      failedParameter: 'http://localhost:4300',
      hop: 0,
    });
  });

  test('what a 304 changed is stored for the next request', () => {
    const blocking = lastBlocking(`
      GET http://localhost:8000/items
      @type xhr
      Accept-Encoding: gzip
      Origin: http://localhost:4200

      200 OK
      Access-Control-Allow-Origin: http://localhost:4200
      ETag: "v1"
      ---
      GET http://localhost:8000/items
      @type xhr
      @error net::ERR_FAILED
      Accept-Encoding: gzip
      If-None-Match: "v1"
      Origin: http://localhost:4200

      304 Not Modified
      Access-Control-Allow-Origin: http://localhost:4200/
      Cache-Control: max-age=600${AGAIN}`);
    expect(blocking).toMatchObject({
      corsError: 'AllowOriginMismatch',
      failedParameter: 'http://localhost:4200/',
    });
  });

  test('of a request that a service worker passes on, only the worker’s own is judged by CORS', () => {
    const exchanges = exchangesOf(`
      GET http://localhost:8000/items
      @start 0
      @time 40
      @error net::ERR_FAILED
      Referer: http://localhost:4200/
      ---
      GET http://localhost:8000/items
      @start 5
      @time 20
      @error net::ERR_FAILED
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      200 OK`);
    const context = createLogContext();
    for (const exchange of exchanges) context.observe(exchange);
    const verdicts = exchanges.map((exchange) => diagnoseExchange(exchange, context).diagnosis.verdict);
    expect(verdicts).toEqual(['unknown', 'blocked']);
  });

  test('nothing is said about a worker’s request to which no answer is known', () => {
    expect(lastBlocking(AGAIN.replace('---', ''))).toBeNull();
  });
});
