import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import { decode } from '../../../src/console/read/decode.ts';
import { diagnosedOf } from '../../diagnosis/diagnosis-of.ts';

const WEBKIT: Browser = { engine: 'webkit', version: 26 };

const answered = (response: string, lines = '', browser = WEBKIT): string | null =>
  diagnosedOf(
    `
      GET https://api.example/items
      Origin: https://app.example
      Sec-Fetch-Mode: cors
      ${lines}

      ${response}`,
    browser,
  ).consoleMessage;

const preflighted = (response: string, headers = 'x-a,x-b', browser = WEBKIT): string | null =>
  diagnosedOf(
    `
      OPTIONS https://api.example/items
      Origin: https://app.example
      Access-Control-Request-Method: PUT
      Access-Control-Request-Headers: ${headers}

      ${response}`,
    browser,
  ).consoleMessage;

const NAMED = 'Access-Control-Allow-Origin: https://app.example';
const NOT_ALLOWED = 'Origin https://app.example is not allowed by Access-Control-Allow-Origin.';

// Each line is one that WebKitGTK 2.50 printed in live runs of the generator.
describe('WebKit’s line for a response', () => {
  it.each([
    ['404 Not Found', '', `${NOT_ALLOWED} Status code: 404`],
    ['200 OK\nAccess-Control-Allow-Origin: null', '', `${NOT_ALLOWED} Status code: 200`],
    [`200 OK\n${NAMED}\n${NAMED}`, '', 'Access-Control-Allow-Origin cannot contain more than one origin.'],
    [
      '200 OK\nAccess-Control-Allow-Origin: *',
      'Cookie: a=1',
      'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    ],
    [
      `200 OK\n${NAMED}`,
      'Cookie: a=1',
      'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
    ],
    // The stored answer is judged, and its status is told.
    [
      '304 Not Modified\nAccess-Control-Allow-Origin: null',
      'If-None-Match: "1"',
      `${NOT_ALLOWED} Status code: 200`,
    ],
  ])('%s', (response, lines, line) => {
    expect(answered(response, lines)).toBe(line);
  });

  it('tells no status in old versions', () => {
    expect(answered('404 Not Found', '', { engine: 'webkit', version: 13 })).toBe(NOT_ALLOWED);
  });
});

describe('WebKit’s line for a redirect', () => {
  it.each([
    [
      '/login',
      '',
      `Cross-origin redirection to https://api.example/login denied by Cross-Origin Resource Sharing policy: ${NOT_ALLOWED} Status code: 302`,
    ],
    [
      'https://user:secret@api.example/',
      NAMED,
      'Cross-origin redirection to https://api.example/ denied by Cross-Origin Resource Sharing policy: redirection URL https://user:secret@api.example/ has credentials',
    ],
    [
      'file:///etc/hostname',
      NAMED,
      'Cross-origin redirection to file:///etc/hostname denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
    ],
    [
      'http://',
      NAMED,
      'Cross-origin redirection to http:// denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
    ],
  ])('to %s', (location, lines, line) => {
    expect(answered(`302 Found\nLocation: ${location}\n${lines}`)).toBe(line);
  });

  it('to ftp: fails without a word about CORS', () => {
    expect(answered('302 Found\nLocation: ftp://files.example/')).toBeNull();
  });
});

describe('WebKit’s line for a preflight', () => {
  it.each([
    // The status comes first, and stands for a redirect as well.
    ['404 Not Found', 'Preflight response is not successful. Status code: 404'],
    ['302 Found\nLocation: /there', 'Preflight response is not successful. Status code: 302'],
    ['204 No Content', `${NOT_ALLOWED} Status code: 204`],
    [
      `204 No Content\n${NAMED}\nAccess-Control-Allow-Methods: GET, "PUT"`,
      'Header Access-Control-Allow-Methods has an invalid value: GET, "PUT"',
    ],
    [
      `204 No Content\n${NAMED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: (bad)`,
      'Header Access-Control-Allow-Headers has an invalid value: (bad)',
    ],
    [`204 No Content\n${NAMED}`, 'Method PUT is not allowed by Access-Control-Allow-Methods.'],
    [
      `204 No Content\n${NAMED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: X-A`,
      'Request header field x-b is not allowed by Access-Control-Allow-Headers.',
    ],
  ])('%s', (response, line) => {
    expect(preflighted(response)).toBe(line);
  });

  it('names a header that WebKit knows first, in its own spelling', () => {
    const response = `204 No Content\n${NAMED}\nAccess-Control-Allow-Methods: PUT`;
    expect(preflighted(response, 'baggage,content-type')).toBe(
      'Request header field Content-Type is not allowed by Access-Control-Allow-Headers.',
    );
  });

  it('has no full stop in old versions, which tell no status', () => {
    expect(preflighted('404 Not Found', 'x-a', { engine: 'webkit', version: 13 })).toBe(
      'Preflight response is not successful',
    );
  });
});

it('reads its own lines back', () => {
  for (const [line, corsError] of [
    [answered('404 Not Found'), 'AllowOriginMismatch'],
    [preflighted('404 Not Found'), 'PreflightInvalidStatus'],
    [preflighted(`204 No Content\n${NAMED}`), 'MethodDisallowedByPreflightResponse'],
  ] as const)
    expect(decode(line ?? '')[0]).toMatchObject({ engine: 'webkit', corsError });
});
