import { expect, test } from 'vitest';
import { exchangesOf, FIREFOX } from '../../support/http-text.ts';

const redirect = (origin: string, start: number, allowOrigin: string): string => `
  GET https://a.example/
  @start ${start}
  Origin: ${origin}
  Sec-Fetch-Mode: cors

  302 Found
  Access-Control-Allow-Origin: ${allowOrigin}
  Location: https://a.example/next`;

const next = (start: number): string => `
  GET https://a.example/next
  @start ${start}
  Origin: https://app.example
  Sec-Fetch-Mode: cors

  200 OK`;

const chainsOf = (...blocks: readonly string[]): string[][] =>
  exchangesOf(blocks.join('\n  ---'), FIREFOX).map(({ hops }) => hops.map(({ url }) => url));

test('a redirect that its CORS check stopped leads nowhere', () => {
  expect(
    chainsOf(
      redirect('https://app.example', 0, 'https://other.example'),
      redirect('https://app.example', 20, '*'),
      next(35),
    ),
  ).toEqual([['https://a.example/'], ['https://a.example/', 'https://a.example/next']]);
});

test('the hop that Firefox lists for a stopped redirect belongs to it, although it was never sent', () => {
  const unsent = `
  GET https://a.example/next
  @start 10
  @unsent`;
  expect(chainsOf(redirect('https://app.example', 0, 'https://other.example'), unsent)).toEqual([
    ['https://a.example/'],
  ]);
});

test('a hop belongs to the redirect that ended just before, not to an older one', () => {
  expect(
    chainsOf(redirect('https://app.example', 0, '*'), redirect('https://app.example', 200, '*'), next(215)),
  ).toEqual([['https://a.example/'], ['https://a.example/', 'https://a.example/next']]);
});

test('a preflight that failed does not belong to a like request that the preflight cache let through', () => {
  const kinds = exchangesOf(
    `
    PUT https://a.example/
    @start 0
    Origin: https://app.example

    200 OK
    Access-Control-Allow-Origin: *
    ---
    OPTIONS https://a.example/
    @start 180
    Origin: https://app.example
    Access-Control-Request-Method: PUT

    404 Not Found`,
    FIREFOX,
  ).map(({ hops }) => hops.map(({ kind }) => kind));
  expect(kinds).toEqual([['response'], ['preflight', 'response']]);
});

test('a preflight does not belong to a hop that was never sent', () => {
  const kinds = exchangesOf(
    `
    PUT https://a.example/
    @start 0
    Origin: null
    Sec-Fetch-Mode: cors

    200 OK
    ---
    OPTIONS https://a.example/
    @start 20
    Origin: https://app.example
    Access-Control-Request-Method: PUT

    204 No Content
    Access-Control-Allow-Origin: https://app.example
    Access-Control-Allow-Methods: PUT
    ---
    PUT https://a.example/
    @start 190
    @unsent`,
    FIREFOX,
  ).map(({ hops }) => hops.map(({ kind }) => kind));
  expect(kinds).toEqual([['preflight', 'response'], ['response']]);
});
