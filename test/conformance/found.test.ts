import { describe, expect, test } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import { emptyContext } from '../../src/diagnosis/log/log-context.ts';
import { exchangeOf, exchangesOf, START } from '../support/http-text.ts';

const decide = (text: string): Diagnosed => diagnoseExchange(exchangeOf(text), emptyContext);

const codeOf = (text: string): string => {
  const { diagnosis } = decide(text);
  return diagnosis.blocking?.corsError ?? diagnosis.verdict;
};

describe('disagreements with live Chromium that were found and settled', () => {
  test('a request whose redirect has no usable Location failed, whatever its preflight says about credentials', () => {
    const code = codeOf(`
      POST http://127.0.0.1:8000/items
      @start 0
      @time 209
      @error net::ERR_INVALID_REDIRECT
      Content-Type: application/json
      ---
      OPTIONS http://127.0.0.1:8000/items
      @start 20
      @time 95
      Origin: http://localhost:4200
      Access-Control-Request-Method: POST
      Access-Control-Request-Headers: content-type

      204 No Content
      Access-Control-Allow-Origin: http://localhost:4200
      Access-Control-Allow-Headers: content-type
    `);
    expect(code).toBe('failed');
  });

  test('a font that is preloaded with crossorigin="use-credentials" needs more than the wildcard', () => {
    const code = codeOf(`
      GET http://127.0.0.1:8000/font.woff2
      @type font
      @error net::ERR_FAILED
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors
      Sec-Fetch-Site: cross-site
      Sec-Fetch-Storage-Access: none

      200 OK
      Access-Control-Allow-Origin: *
      Access-Control-Allow-Credentials: true
    `);
    expect(code).toBe('WildcardOriginNotAllowed');
  });

  test('a redirected preflight of which Chromium shows only the error blocks its request', () => {
    const code = codeOf(`
      DELETE http://localhost:8000/items
      @start 0
      @time 34
      @error net::ERR_FAILED
      X-B: 1
      ---
      OPTIONS http://localhost:8000/items
      @start 3
      @time 7
      @error net::ERR_INVALID_REDIRECT
      Origin: http://localhost:4200
      Access-Control-Request-Method: DELETE
      Access-Control-Request-Headers: x-b
    `);
    expect(code).toBe('PreflightDisallowedRedirect');
  });

  test('a 304 that the request did not ask for is judged by its own headers', () => {
    const code = codeOf(`
      GET http://localhost:8000/items
      @error net::ERR_FAILED
      Accept-Encoding: gzip
      Origin: http://localhost:4200

      304 Not Modified
      Access-Control-Allow-Credentials: true
    `);
    expect(code).toBe('MissingAllowOriginHeader');
  });

  test('a sandboxed page is not taken for a public one', () => {
    const code = codeOf(`
      GET http://localhost:8000/items
      @error net::ERR_FAILED
      Origin: null
      Sec-Fetch-Mode: cors
    `);
    expect(code).toBe('unknown');
  });

  test('the line about a preflight names the fragment that a redirect led to', () => {
    const { consoleMessage } = decide(`
      PATCH http://localhost:8000/items
      @start 0
      @time 20
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      307 Temporary Redirect
      Access-Control-Allow-Origin: http://localhost:4200
      Location: http://127.0.0.1:8000/items#there
      ---
      PATCH http://127.0.0.1:8000/items
      @start 20
      @time 20
      @error net::ERR_FAILED
      ---
      OPTIONS http://127.0.0.1:8000/items
      @start 21
      @time 5
      Origin: null
      Access-Control-Request-Method: PATCH

      200 OK
      Access-Control-Allow-Origin: http://localhost:4200
      Access-Control-Allow-Methods: PATCH
    `);
    expect(consoleMessage).toContain("'http://127.0.0.1:8000/items#there' (redirected from");
  });

  test('a hop that starts before its redirect seems to end belongs to the same request', () => {
    const exchanges = exchangesOf(`
      GET http://localhost:8000/one
      @start 0
      @time 184
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      302 Found
      Access-Control-Allow-Origin: http://localhost:4200
      Location: http://localhost:8000/two
      ---
      GET http://localhost:8000/two
      @start 177
      @time 20
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: http://localhost:4200
    `);
    expect(exchanges.map(({ hops }) => hops.length)).toEqual([2]);
  });

  test('of two redirects to one URL each is followed by the hop nearest to its end', () => {
    const redirect = (start: number, time: number): string => `
      GET http://localhost:8000/one
      @start ${start}
      @time ${time}
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      302 Found
      Access-Control-Allow-Origin: http://localhost:4200
      Location: http://localhost:8000/two
      ---`;
    const answer = (start: number): string => `
      GET http://localhost:8000/two
      @start ${start}
      @time 5
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: http://localhost:4200`;
    const exchanges = exchangesOf(`${redirect(0, 55)}${answer(52)}
      ---
      ${redirect(85, 9)}${answer(94)}`);
    expect(exchanges.map(({ hops }) => hops.map(({ startedAt }) => startedAt - START))).toEqual([
      [0, 52],
      [85, 94],
    ]);
  });

  test('a redirected request finds its preflight although Chromium shows none of its headers and tells it late', () => {
    const { hops } = exchangeOf(`
      OPTIONS http://localhost:8000/two
      @start 106
      @time 75
      Origin: http://localhost:4200
      Access-Control-Request-Method: POST
      Access-Control-Request-Headers: content-type

      204 No Content
      Access-Control-Allow-Origin: http://localhost:4200
      ---
      POST http://localhost:8000/one
      @start 0
      @time 200
      Origin: http://localhost:4200
      Content-Type: application/json
      Sec-Fetch-Mode: cors

      307 Temporary Redirect
      Access-Control-Allow-Origin: http://localhost:4200
      Location: http://localhost:8000/two
      ---
      POST http://localhost:8000/two
      @start 201
      @time 3
      @error net::ERR_FAILED
    `);
    expect(hops.map(({ kind }) => kind)).toEqual(['redirect', 'preflight', 'response']);
  });

  test('a 304 changes only those of the stored headers that it brings', () => {
    const records = exchangesOf(`
      GET http://localhost:8000/items
      Accept-Encoding: gzip
      Cookie: session=1
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      200 OK
      ETag: "v1"
      Access-Control-Allow-Origin: http://localhost:4200
      Access-Control-Allow-Credentials: True
      ---
      GET http://localhost:8000/items
      @error net::ERR_FAILED
      Accept-Encoding: gzip
      Cookie: session=1
      If-None-Match: "v1"
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      304 Not Modified
      Access-Control-Allow-Origin: http://localhost:4200
    `);
    const context = createLogContext();
    for (const exchange of records) context.observe(exchange);
    const [, second] = records.map((exchange) => diagnoseExchange(exchange, context).diagnosis.blocking);
    expect(second).toMatchObject({ corsError: 'InvalidAllowCredentials', failedParameter: 'True' });
  });

  test('a fragment outlives a redirect that names none', () => {
    const hop = (path: string, location: string): string => `
      GET http://localhost:8000${path}
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      302 Found
      Access-Control-Allow-Origin: http://localhost:4200
      Location: http://localhost:8000${location}
      ---`;
    const { consoleMessage } = decide(`${hop('/one', '/two#there')}${hop('/two', '/three')}
      GET http://localhost:8000/three
      @error net::ERR_FAILED
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      200 OK
    `);
    expect(consoleMessage).toContain("'http://localhost:8000/three#there' (redirected from");
  });

  test('the line quotes the bytes of a stored header that a 304 left in force', () => {
    const request = (response: string): string => `
      GET http://localhost:8000/items
      @error net::ERR_FAILED
      Accept-Encoding: gzip
      If-None-Match: "v1"
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors

      ${response}`;
    const exchanges = exchangesOf(
      `${request('200 OK\nAccess-Control-Allow-Origin: http://â˜ƒ.example')}\n---\n${request('304 Not Modified')}`,
    );
    const context = createLogContext();
    for (const exchange of exchanges) context.observe(exchange);
    for (const exchange of exchanges)
      expect(diagnoseExchange(exchange, context).consoleMessage).toContain(
        "has a value 'http://\\u00E2\\u0098\\u0083.example' that",
      );
  });
});
