import { describe, expect, it } from 'vitest';
import { FIREFOX } from '../../support/http-text.ts';
import { diagnosedOf } from '../../diagnosis/diagnosis-of.ts';

const START =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/items. ';

const answered = (response: string, lines = ''): string | null =>
  diagnosedOf(
    `
      GET https://api.example/items
      Origin: https://app.example
      Sec-Fetch-Mode: cors
      ${lines}

      ${response}`,
    FIREFOX,
  ).consoleMessage;

const preflighted = (response: string): string | null =>
  diagnosedOf(
    `
      OPTIONS https://api.example/items
      Origin: https://app.example
      Access-Control-Request-Method: PUT
      Access-Control-Request-Headers: x-a,x-b

      ${response}`,
    FIREFOX,
  ).consoleMessage;

describe('Firefox’s line for a response', () => {
  const NAMED = 'Access-Control-Allow-Origin: https://app.example';

  it.each([
    ['404 Not Found', '', '(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 404.'],
    [
      '200 OK\nAccess-Control-Allow-Origin: null',
      '',
      '(Reason: CORS header ‘Access-Control-Allow-Origin’ does not match ‘null’).',
    ],
    [
      `200 OK\n${NAMED}\n${NAMED}`,
      '',
      '(Reason: Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
    ],
    [
      `200 OK\n${NAMED}`,
      'Cookie: a=1',
      '(Reason: expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
    ],
  ])('answered with %j', (response, lines, reason) => {
    expect(answered(response, lines)).toBe(START + reason);
  });

  it('puts the URL between quotation marks for the wildcard alone', () => {
    expect(answered('200 OK\nAccess-Control-Allow-Origin: *', 'Cookie: a=1')).toBe(
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ‘https://api.example/items’. (Reason: Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).',
    );
  });

  it('is none for a response that passed', () => {
    expect(answered('200 OK\nAccess-Control-Allow-Origin: *')).toBeNull();
  });
});

describe('Firefox’s line for a preflight', () => {
  const NAMED = 'Access-Control-Allow-Origin: *';

  it.each([
    [
      '405 Method Not Allowed',
      '(Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 405.',
    ],
    [
      `405 Method Not Allowed\n${NAMED}`,
      '(Reason: CORS preflight response did not succeed). Status code: 405.',
    ],
    [
      `307 Temporary Redirect\n${NAMED}\nLocation: /login`,
      '(Reason: CORS request external redirect not allowed).',
    ],
    [
      `200 OK\n${NAMED}\nAccess-Control-Allow-Methods: GET POST`,
      '(Reason: invalid token ‘GET POST’ in CORS header ‘Access-Control-Allow-Methods’).',
    ],
    [`200 OK\n${NAMED}`, '(Reason: Did not find method in CORS header ‘Access-Control-Allow-Methods’).'],
    [
      `200 OK\n${NAMED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: x a`,
      '(Reason: invalid token ‘x a’ in CORS header ‘Access-Control-Allow-Headers’).',
    ],
    [
      `200 OK\n${NAMED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: x-a`,
      '(Reason: header ‘x-b’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
    ],
  ])('answered with %j', (response, reason) => {
    expect(preflighted(response)).toBe(START + reason);
  });
});

describe('Firefox’s line for a request that failed otherwise', () => {
  it('blames CORS, with a status that is none', () => {
    const text = 'GET https://api.example/items\nOrigin: https://app.example\nSec-Fetch-Mode: cors';
    expect(diagnosedOf(text, FIREFOX).consoleMessage).toBe(
      `${START}(Reason: CORS request did not succeed). Status code: (null).`,
    );
  });
});
