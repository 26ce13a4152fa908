import { expect, test } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import { diagnosedLog } from '../diagnosis-of.ts';

const WEBKIT: Browser = { engine: 'webkit', version: 26 };

const verdicts = (text: string): string[] =>
  diagnosedLog(text, WEBKIT).map(({ diagnosis }) => diagnosis.verdict);

test('what other requests included says nothing of one whose answer a proxy shows', () => {
  const withCookie = (path: string): string => `
    GET https://api.example/${path}
    Host: api.example
    Origin: https://app.example
    Cookie: session=1

    200 OK
    Access-Control-Allow-Origin: https://app.example
    Access-Control-Allow-Credentials: true
    ---`;
  const last = `
    GET https://api.example/open
    Host: api.example
    Origin: https://app.example

    200 OK
    Access-Control-Allow-Origin: *
  `;
  expect(verdicts(withCookie('1') + withCookie('2') + withCookie('3') + last).at(-1)).toBe('allowed');
});

test('a request that was on the wire was not stopped by its preflight, although its server hung up', () => {
  const log = (request: string): string => `
    OPTIONS https://api.example/items
    Host: api.example
    Origin: https://app.example
    Access-Control-Request-Method: PUT

    204 No Content
    Access-Control-Allow-Origin: *
    Access-Control-Allow-Methods: PUT
    Access-Control-Allow-Credentials: true
    ---
    PUT https://api.example/items
    Origin: https://app.example
    ${request}
  `;
  expect(verdicts(log('Host: api.example'))).toEqual(['failed']);
  expect(verdicts(log('Accept: */*'))).toEqual(['blocked']);
});
