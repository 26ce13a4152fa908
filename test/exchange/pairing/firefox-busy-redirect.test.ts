import { expect, test } from 'vitest';
import { exchangesOf, FIREFOX } from '../../support/http-text.ts';

test('a redirect that a busy Firefox follows only after a second is still followed', () => {
  const text = `
    GET https://a.example/
    @start 0
    Origin: https://app.example

    302 Found
    Access-Control-Allow-Origin: *
    Location: https://b.example/
    ---
    GET https://b.example/
    @start 1100
    Origin: null

    200 OK`;
  expect(exchangesOf(text, FIREFOX).map(({ hops }) => hops.map(({ url }) => url))).toEqual([
    ['https://a.example/', 'https://b.example/'],
  ]);
});
