import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { exchangesOf, FIREFOX } from '../../support/http-text.ts';

/** `OPTIONS 204 → PUT 200`, where a request that the log does not hold is `(PUT)`. */
const shapesOf = (exchanges: readonly Exchange[]): string[] =>
  exchanges.map(({ hops }) =>
    hops
      .map(({ method, status, synthesized }) => (synthesized ? `(${method})` : `${method} ${status}`))
      .join(' → '),
  );

const captured = (...entries: string[]): string[] => shapesOf(exchangesOf(entries.join('\n---\n'), FIREFOX));

describe('behind a redirect', () => {
  const redirected = (start: number): string => `
    POST https://a.example/
    @start ${start}
    Origin: https://app.example
    Sec-Fetch-Mode: cors
    Content-Type: application/json

    302 Found
    Access-Control-Allow-Origin: https://app.example
    Location: https://a.example/next
    ---
    OPTIONS https://a.example/
    @start ${start + 3}
    Origin: https://app.example
    Access-Control-Request-Method: POST
    Access-Control-Request-Headers: content-type

    204 No Content
    Access-Control-Allow-Origin: https://app.example
    Access-Control-Allow-Headers: content-type`;

  const followed = (start: number, delay: number): string => `
    GET https://a.example/next
    @start ${start}
    Origin: https://app.example
    Sec-Fetch-Mode: cors

    200 OK
    Access-Control-Allow-Origin: https://app.example
    ---
    OPTIONS https://a.example/next
    @start ${start + delay}
    Origin: https://app.example
    Access-Control-Request-Method: GET
    Access-Control-Request-Headers: content-type

    204 No Content
    Access-Control-Allow-Origin: https://app.example
    Access-Control-Allow-Headers: content-type`;

  test('the preflight still asks for the header that the redirect has taken away', () => {
    expect(captured(redirected(0), followed(20, 6))).toEqual([
      'OPTIONS 204 → POST 302 → OPTIONS 204 → GET 200',
    ]);
  });

  test('the preflight of a busy browser comes more than a second late', () => {
    expect(captured(redirected(0), followed(20, 1_100))).toEqual([
      'OPTIONS 204 → POST 302 → OPTIONS 204 → GET 200',
    ]);
  });
});

const put = (start: number, status: string, ...lines: string[]): string =>
  [
    'PUT https://api.example/',
    `@start ${start}`,
    ...(status === '' ? ['@unsent'] : []),
    'Origin: https://app.example',
    'Sec-Fetch-Mode: cors',
    ...lines,
    ...(status === '' ? [] : ['', status]),
  ].join('\n');

const preflight = (start: number, ...answer: string[]): string =>
  [
    'OPTIONS https://api.example/',
    `@start ${start}`,
    'Origin: https://app.example',
    'Access-Control-Request-Method: PUT',
    '',
    ...answer,
  ].join('\n');

const PASSES = [
  '204 No Content',
  'Access-Control-Allow-Origin: https://app.example',
  'Access-Control-Allow-Credentials: true',
  'Access-Control-Allow-Methods: PUT',
];

describe('of several preflights to one URL', () => {
  test('the one that failed belongs to the request that was kept back', () => {
    const failed = preflight(8, '403 Forbidden');
    expect(captured(put(0, '200 OK'), put(1, ''), failed, preflight(15, ...PASSES))).toEqual([
      'OPTIONS 204 → PUT 200',
      'OPTIONS 403 → PUT 0',
    ]);
  });

  test('the one without Access-Control-Allow-Credentials is not that of a request with a cookie', () => {
    const withoutCredentials = PASSES.filter((line) => !line.includes('Credentials'));
    const answered = put(0, '200 OK', 'Cookie: session=1');
    expect(captured(answered, preflight(5, ...PASSES), preflight(7, ...withoutCredentials))).toEqual([
      'OPTIONS 204 → PUT 200',
      'OPTIONS 204 → (PUT)',
    ]);
  });
});

describe('a preflight that fails beside an answered request', () => {
  const earlier = preflight(5, ...PASSES, 'Access-Control-Max-Age: 3600');
  const failed = preflight(544, '403 Forbidden');

  test('is not that of a request which an earlier preflight covers: its own was left out', () => {
    expect(captured(put(0, '200 OK'), earlier, put(500, '200 OK'), failed)).toEqual([
      'OPTIONS 204 → PUT 200',
      'PUT 200',
      'OPTIONS 403 → (PUT)',
    ]);
  });

  test('is that of a request which asks for more than the earlier one granted', () => {
    const more = put(500, '200 OK', 'X-Trace-Id: 1');
    const asked = failed.replace('\n\n', '\nAccess-Control-Request-Headers: x-trace-id\n\n');
    expect(captured(put(0, '200 OK'), earlier, more, asked)).toEqual([
      'OPTIONS 204 → PUT 200',
      'OPTIONS 403 → PUT 200',
    ]);
  });

  test('is that of a request for which the earlier answer was too old', () => {
    const old = preflight(5, ...PASSES, 'Access-Control-Max-Age: 0');
    expect(captured(put(0, '200 OK'), old, put(500, '200 OK'), failed)).toEqual([
      'OPTIONS 204 → PUT 200',
      'OPTIONS 403 → PUT 200',
    ]);
  });
});
