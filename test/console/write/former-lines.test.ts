import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';
import type { Browser } from '../../../src/cors/engine.ts';
import { diagnosedOf } from '../../diagnosis/diagnosis-of.ts';

const chrome = (version: number): Browser => ({ engine: 'chromium', version });
const firefox = (version: number): Browser => ({ engine: 'firefox', version });

const URL = 'https://api.example/items';
const ORIGIN = 'https://app.example';

const lineOf = (browser: Browser, text: string): string => diagnosedOf(text, browser).consoleMessage ?? '';

const answered = (type: string, ...answer: string[]): string =>
  [`GET ${URL}`, `@type ${type}`, '@error net::ERR_FAILED', `Origin: ${ORIGIN}`, '', ...answer].join('\n');

/** Firefox delivers no request that its preflight stopped. */
const preflightOnly = (...answer: string[]): string =>
  [
    `OPTIONS ${URL}`,
    `Origin: ${ORIGIN}`,
    'Access-Control-Request-Method: PUT',
    'Access-Control-Request-Headers: x-a',
    '',
    ...answer,
  ].join('\n');

const preflighted = (...answer: string[]): string =>
  [
    preflightOnly(...answer),
    '---',
    `PUT ${URL}`,
    '@type xhr',
    '@error net::ERR_FAILED',
    'X-A: 1',
    `Referer: ${ORIGIN}/`,
  ].join('\n');

const GRANTS_METHOD = [`Access-Control-Allow-Origin: ${ORIGIN}`, 'Access-Control-Allow-Methods: PUT'];

/** A line, and what is read back of it. */
type Case = readonly [browser: Browser, log: string, line: string, corsError: string];

const DENIED = ` Origin '${ORIGIN}' is therefore not allowed access.`;
const MISSING = `No 'Access-Control-Allow-Origin' header is present on the requested resource.${DENIED}`;
const OPAQUE =
  " If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.";
const VALID =
  " Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.";
const BLOCKED = `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${URL}. `;

const CASES: Readonly<Record<string, Case>> = {
  'a missing header, to fetch()': [
    chrome(66),
    answered('fetch', '200 OK'),
    `Failed to load ${URL}: ${MISSING}${OPAQUE}`,
    'MissingAllowOriginHeader',
  ],
  'a missing header of an error, to XMLHttpRequest': [
    chrome(66),
    answered('xhr', '502 Bad Gateway'),
    `Failed to load ${URL}: ${MISSING} The response had HTTP status code 502.`,
    'MissingAllowOriginHeader',
  ],
  'a missing header, to XMLHttpRequest before that': [
    chrome(58),
    answered('xhr', '404 Not Found'),
    `XMLHttpRequest cannot load ${URL}. ${MISSING} The response had HTTP status code 404.`,
    'MissingAllowOriginHeader',
  ],
  'another origin, to fetch() before that': [
    chrome(52),
    answered('fetch', '200 OK', 'Access-Control-Allow-Origin: https://other.example'),
    `Fetch API cannot load ${URL}. The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin.${DENIED}${VALID}`,
    'AllowOriginMismatch',
  ],
  'a missing header, to a font': [
    chrome(60),
    answered('font', '200 OK'),
    `Access to Font at '${URL}' from origin '${ORIGIN}' has been blocked by CORS policy: ${MISSING}`,
    'MissingAllowOriginHeader',
  ],
  'another origin': [
    chrome(68),
    answered('xhr', '200 OK', 'Access-Control-Allow-Origin: https://other.example'),
    `Failed to load ${URL}: The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin.${DENIED}`,
    'AllowOriginMismatch',
  ],
  'a redirect': [
    chrome(66),
    answered('xhr', '302 Found', 'Location: https://login.example/'),
    `Failed to load ${URL}: Redirect from '${URL}' to 'https://login.example/' has been blocked by CORS policy: ${MISSING}`,
    'MissingAllowOriginHeader',
  ],
  'the status of a preflight, at first': [
    chrome(62),
    preflighted('405 Method Not Allowed', ...GRANTS_METHOD),
    `Failed to load ${URL}: Response for preflight has invalid HTTP status code 405.`,
    'PreflightInvalidStatus',
  ],
  'the status of a preflight, later': [
    chrome(68),
    preflighted('405 Method Not Allowed', ...GRANTS_METHOD),
    `Failed to load ${URL}: Response for preflight does not have HTTP ok status.`,
    'PreflightInvalidStatus',
  ],
  'a redirected preflight': [
    chrome(67),
    preflighted('301 Moved Permanently', 'Location: https://www.api.example/', ...GRANTS_METHOD),
    `Failed to load ${URL}: Response for preflight is invalid (redirect)`,
    'PreflightDisallowedRedirect',
  ],
  'a refused header, in Chrome': [
    chrome(60),
    preflighted('200 OK', ...GRANTS_METHOD),
    `Failed to load ${URL}: Request header field X-A is not allowed by Access-Control-Allow-Headers in preflight response.`,
    'HeaderDisallowedByPreflightResponse',
  ],
  'a refused header, later': [
    chrome(72),
    preflighted('200 OK', ...GRANTS_METHOD),
    `Access to XMLHttpRequest at '${URL}' from origin '${ORIGIN}' has been blocked by CORS policy: Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.`,
    'HeaderDisallowedByPreflightResponse',
  ],
  'a missing header, to a video': [
    chrome(67),
    answered('media', '200 OK'),
    `Failed to load ${URL}: ${MISSING}`,
    'MissingAllowOriginHeader',
  ],
  'a missing header, in Firefox': [
    firefox(91),
    answered('fetch', '404 Not Found'),
    `${BLOCKED}(Reason: CORS header ‘Access-Control-Allow-Origin’ missing).`,
    'MissingAllowOriginHeader',
  ],
  'the status of a preflight, in Firefox at first': [
    firefox(60),
    preflightOnly('405 Method Not Allowed', ...GRANTS_METHOD),
    `${BLOCKED}(Reason: CORS preflight channel did not succeed).`,
    'PreflightInvalidStatus',
  ],
  'the status of a preflight, in Firefox later': [
    firefox(91),
    preflightOnly('405 Method Not Allowed', ...GRANTS_METHOD),
    `${BLOCKED}(Reason: CORS preflight response did not succeed).`,
    'PreflightInvalidStatus',
  ],
  'a refused header, in Firefox': [
    firefox(66),
    preflightOnly('200 OK', ...GRANTS_METHOD),
    `${BLOCKED}(Reason: missing token ‘x-a’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).`,
    'HeaderDisallowedByPreflightResponse',
  ],
  'what failed otherwise, in Firefox': [
    firefox(78),
    `GET ${URL}\nOrigin: ${ORIGIN}\nSec-Fetch-Mode: cors`,
    `${BLOCKED}(Reason: CORS request did not succeed).`,
    '',
  ],
};

describe('the line of an older browser', () => {
  it.each(Object.entries(CASES))('about %s is that of its version', (_about, [browser, log, line]) => {
    expect(lineOf(browser, log)).toBe(line);
  });

  it.each(Object.entries(CASES))('about %s is read back', (_about, [{ engine }, , line, corsError]) => {
    const messages = decode(line);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ engine, url: URL, corsError: corsError === '' ? null : corsError });
  });

  it.each([
    [83, 'http, data, chrome, chrome-extension, https'],
    [88, 'http, data, chrome, chrome-extension, chrome-untrusted, https'],
    [119, 'http, data, isolated-app, chrome-extension, chrome, https, chrome-untrusted'],
    [138, 'chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app'],
  ])('names the schemes of Chrome %i', (version, schemes) => {
    const text = `GET foo://bar/\n@type xhr\n@error net::ERR_FAILED\nOrigin: ${ORIGIN}`;
    expect(lineOf(chrome(version), text)).toBe(
      `Access to XMLHttpRequest at 'foo://bar/' from origin '${ORIGIN}' has been blocked by CORS policy: Cross origin requests are only supported for protocol schemes: ${schemes}.`,
    );
  });

  it('names no scheme that fetch() does not take', () => {
    const text = `GET foo://bar/\n@type fetch\n@error net::ERR_FAILED\nOrigin: ${ORIGIN}`;
    const beginning = 'Fetch API cannot load foo://bar/. ';
    expect(lineOf(chrome(91), text)).toBe(
      `${beginning}URL scheme must be "http" or "https" for CORS request.`,
    );
    expect(lineOf(chrome(92), text)).toBe(`${beginning}URL scheme "foo" is not supported.`);
  });

  it('is today’s from the next version on', () => {
    expect(lineOf(chrome(69), answered('xhr', '200 OK'))).toMatch(/^Access to XMLHttpRequest at /);
    expect(lineOf(firefox(95), answered('fetch', '404 Not Found'))).toMatch(
      /missing\)\. Status code: 404\.$/,
    );
  });
});
