import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import { CHROMIUM } from '../../support/http-text.ts';
import { diagnosedOf } from '../../diagnosis/diagnosis-of.ts';

const line = (text: string, browser: Browser = CHROMIUM): string | null =>
  diagnosedOf(text, browser).consoleMessage;

const blocked = (lines: string, response: string): string => `
  GET https://api.example/items
  @error net::ERR_FAILED
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  ${lines}

  ${response}`;

/** The line without what is the same in every line. */
const reasonOf = (text: string, browser: Browser = CHROMIUM): string =>
  (line(text, browser) ?? 'null').replace(/^Access to .*? has been blocked by CORS policy: /, '');

describe('the whole line', () => {
  it('names the kind, the URL, the origin and the reason', () => {
    expect(line(blocked('', '200 OK'))).toBe(
      "Access to fetch at 'https://api.example/items' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    );
  });

  it('names both ends of a redirect', () => {
    const text = `
      GET https://api.example/old
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      301 Moved Permanently
      Access-Control-Allow-Origin: *
      Location: /new
      ---
      GET https://api.example/new
      @error net::ERR_FAILED
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      404 Not Found`;
    expect(line(text.replace('Location: /new', 'Location: https://api.example/new'))).toContain(
      "Access to fetch at 'https://api.example/new' (redirected from 'https://api.example/old') from origin",
    );
    // The fragment of a redirect is a part of the URL that the console shows.
    expect(line(text.replace('Location: /new', 'Location: https://api.example/new#there'))).toContain(
      "Access to fetch at 'https://api.example/new#there' (redirected from",
    );
  });

  it('is none for a request that passed, or failed otherwise', () => {
    expect(
      line(blocked('', '200 OK\nAccess-Control-Allow-Origin: *').replace('@error net::ERR_FAILED', '')),
    ).toBe(null);
    expect(
      line('GET https://api.example/\n@error net::ERR_CONNECTION_REFUSED\nOrigin: https://app.example'),
    ).toBe(null);
  });
});

describe('the kind', () => {
  it.each([
    ['@type xhr', 'XMLHttpRequest'],
    ['@type script', 'script'],
    ['@type font', 'font'],
    ['@type image', 'image'],
    ['@type stylesheet', 'CSS stylesheet'],
    ['@type eventsource', 'resource'],
    ['@type media\nSec-Fetch-Dest: audio', 'audio'],
    ['@type media\nSec-Fetch-Dest: video', 'video'],
    ['@type texttrack\nSec-Fetch-Dest: track', 'text track'],
    ['@type other\nSec-Fetch-Dest: empty', 'link element resource'],
    ['@type other\nSec-Fetch-Dest: dictionary', 'dictionary'],
    ['@type other\nSec-Fetch-Dest: empty\nSec-Purpose: prefetch', 'link prefetch resource'],
  ])('after %j is %s', (lines, word) => {
    expect(line(blocked(lines, '200 OK'))).toContain(`Access to ${word} at '`);
  });
});

describe('the hints', () => {
  const WRONG = '200 OK\nAccess-Control-Allow-Origin: https://other.example';
  const WILDCARD = '200 OK\nAccess-Control-Allow-Origin: *';
  const OLD: Browser = { engine: 'chromium', version: 132 };

  it('tell fetch() to have the header corrected', () => {
    expect(reasonOf(blocked('', WRONG))).toBe(
      "The 'Access-Control-Allow-Origin' header has a value 'https://other.example' that is not equal to the supplied origin. Have the server send the header with a valid value.",
    );
    expect(reasonOf(blocked('@type xhr', WRONG))).toMatch(/supplied origin\.$/);
  });

  it('tell XMLHttpRequest about withCredentials', () => {
    expect(reasonOf(blocked('@type xhr\nCookie: a=1', WILDCARD))).toBe(
      "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'. The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.",
    );
    expect(reasonOf(blocked('Cookie: a=1', WILDCARD))).toMatch(/'include'\.$/);
  });

  it('told fetch() about no-cors in older versions', () => {
    expect(reasonOf(blocked('', '200 OK'), OLD)).toMatch(
      / If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled\.$/,
    );
    expect(reasonOf(blocked('', WRONG), OLD)).toMatch(
      / Have the server send the header with a valid value, or, if an opaque response serves your needs, /,
    );
    expect(reasonOf(blocked('@type xhr', '200 OK'), OLD)).toMatch(/requested resource\.$/);
  });
});

describe('the server’s values', () => {
  it.each([
    ['caf\u00e9', 'caf\\u00E9'],
    // Two bytes of UTF-8 are two characters in an entry, and two escapes in the console.
    ['\u00c3\u00a9', '\\u00C3\\u00A9'],
    // Bytes that windows-1252 shows as other characters.
    ['\u02dc\u0192', '\\u0098\\u0083'],
    ['a\tb', 'a\\u0009b'],
    ['a\u007fb', 'a\\u007Fb'],
    ["it's \\ {value}", "it's \\ {value}"],
  ])('%j is shown as %s', (value, shown) => {
    const reason = reasonOf(blocked('', `200 OK\nAccess-Control-Allow-Origin: ${value}`));
    expect(reason).toContain(` '${shown}'`);
  });
});

const preflight = (response: string): string => `
  PUT https://api.example/items
  @start 0
  @error net::ERR_FAILED
  x-a: 1
  ---
  OPTIONS https://api.example/items
  @start 1
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: x-a

  ${response}`;

describe('a preflight', () => {
  const PREFIX = "Response to preflight request doesn't pass access control check: ";
  const NAMED = 'Access-Control-Allow-Origin: *';

  it.each([
    [
      '404 Not Found',
      `${PREFIX}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    ],
    [`404 Not Found\n${NAMED}`, `${PREFIX}It does not have HTTP ok status.`],
    [
      '302 Found\nLocation: https://api.example/login',
      `${PREFIX}Redirect is not allowed for a preflight request.`,
    ],
    [
      `200 OK\n${NAMED}\nAccess-Control-Allow-Methods: a b`,
      'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
    ],
    [
      `200 OK\n${NAMED}\nAccess-Control-Allow-Headers: a b`,
      'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
    ],
    [`200 OK\n${NAMED}`, 'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.'],
    [
      `200 OK\n${NAMED}\nAccess-Control-Allow-Methods: PUT`,
      'Request header field x-a is not allowed by Access-Control-Allow-Headers in preflight response.',
    ],
  ])('answered with %j', (response, reason) => {
    const error = response.startsWith('302') ? '@start 1\n@error net::ERR_INVALID_REDIRECT' : '@start 1';
    expect(reasonOf(preflight(response).replace('@start 1', error))).toBe(reason);
  });
});

describe('other reasons', () => {
  it('leave the location of a redirect with a password empty', () => {
    const text = blocked('', '302 Found\nAccess-Control-Allow-Origin: *\nLocation: https://u:p@api.example/');
    expect(reasonOf(text)).toBe(
      "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
    );
  });

  it('name the address space of the local network', () => {
    const text = 'GET http://10.0.0.1/\n@type xhr\n@error net::ERR_FAILED\nOrigin: https://app.example';
    expect(reasonOf(text)).toBe(
      'Permission was denied for this request to access the `local` address space.',
    );
  });

  it('name the address space as the version of the time did', () => {
    const text = (host: string): string =>
      `GET http://${host}/\n@type xhr\n@error net::ERR_FAILED\nOrigin: http://app.example`;
    const reason = (host: string): string => reasonOf(text(host), { engine: 'chromium', version: 120 });
    expect(reason('10.0.0.1')).toContain('more-private address space `private`.');
    expect(reason('localhost')).toContain('more-private address space `local`.');
  });

  it('list the schemes that CORS knows', () => {
    const text = 'GET foo://bar/\n@type xhr\n@error net::ERR_FAILED\nOrigin: https://app.example';
    expect(reasonOf(text)).toBe(
      'Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.',
    );
  });
});
