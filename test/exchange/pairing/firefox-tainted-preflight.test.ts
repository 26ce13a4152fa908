import { expect, test } from 'vitest';
import { exchangesOf, FIREFOX } from '../../support/http-text.ts';

/** `PUT` is redirected from one foreign origin to another: its origin is `null` from there on, that of its preflight is not. */
const REDIRECTED = `
  PUT https://a.example/
  @start 0
  Origin: https://app.example

  307 Temporary Redirect
  Access-Control-Allow-Origin: https://app.example
  Location: https://b.example/
  ---
  OPTIONS https://a.example/
  @start 3
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: PUT
`;

const kindsOf = (text: string): string[][] =>
  exchangesOf(text, FIREFOX).map(({ hops }) =>
    hops.map(({ kind, synthesized }) => (synthesized ? `synthesized ${kind}` : kind)),
  );

test('a preflight that names the page belongs to the redirected request whose origin is null', () => {
  const followed = `${REDIRECTED}
  ---
  PUT https://b.example/
  @start 15
  Origin: null

  200 OK
  ---
  OPTIONS https://b.example/
  @start 19
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: PUT`;
  expect(kindsOf(followed)).toEqual([['preflight', 'redirect', 'preflight', 'response']]);
});

test('a preflight that fails after a redirect of a null request ends that request', () => {
  const stopped = `${REDIRECTED}
  ---
  PUT https://b.example/
  @start 15
  Origin: null

  307 Temporary Redirect
  Access-Control-Allow-Origin: null
  Location: https://c.example/
  ---
  OPTIONS https://b.example/
  @start 19
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: PUT
  ---
  OPTIONS https://c.example/
  @start 36
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  404 Not Found`;
  expect(kindsOf(stopped)).toEqual([
    ['preflight', 'redirect', 'preflight', 'redirect', 'preflight', 'synthesized response'],
  ]);
});

const request = (origin: string, start: number): string => `
  PUT https://a.example/
  @start ${start}
  Origin: ${origin}

  200 OK`;
const preflight = (origin: string, start: number): string => `
  OPTIONS https://a.example/
  @start ${start}
  Origin: ${origin}
  Access-Control-Request-Method: PUT

  204 No Content
  Access-Control-Allow-Origin: *
  Access-Control-Allow-Methods: *`;

test('a sandboxed page keeps its own preflight beside the same request of another page', () => {
  const text = [
    request('null', 0),
    request('https://app.example', 1),
    preflight('https://app.example', 4),
    preflight('null', 5),
  ].join('\n  ---');
  const origins = exchangesOf(text, FIREFOX).map(({ hops }) =>
    hops.map(({ requestHeaders }) => requestHeaders.find(({ name }) => name === 'Origin')?.value),
  );
  expect(origins).toEqual([
    ['null', 'null'],
    ['https://app.example', 'https://app.example'],
  ]);
});
