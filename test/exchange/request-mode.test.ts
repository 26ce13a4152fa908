import { describe, expect, it } from 'vitest';
import type { Browser } from '../../src/cors/engine.ts';
import { CHROMIUM, exchangeOf, FIREFOX } from '../support/http-text.ts';

const SAFARI: Browser = { engine: 'webkit', version: 15 };

/** What the wire adds to every request, and a page of another origin. */
const SENT = `
User-Agent: Mozilla/5.0
Accept-Encoding: gzip, deflate
Referer: http://app.test/`;

const modeOf = (text: string, browser: Browser = FIREFOX): string | null => exchangeOf(text, browser).mode;

const image = `GET http://cdn.test/a.png
Accept: image/avif,image/webp,*/*${SENT}

200 OK
Content-Type: image/png`;

describe('a GET without Sec-Fetch-Mode', () => {
  it.each([FIREFOX, CHROMIUM, SAFARI])('and without Origin was made without CORS, in $engine', (browser) => {
    expect(modeOf(image, browser)).toBe('no-cors');
  });

  it('and with Origin was made with CORS', () => {
    expect(modeOf(image.replace('Accept:', 'Origin: http://app.test\nAccept:'))).toBe('cors');
  });

  it.each([
    'Upgrade-Insecure-Requests: 1',
    'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    // Internet Explorer
    'Accept: text/html, application/xhtml+xml, */*',
  ])('is a navigation by %s', (line) => {
    expect(modeOf(`GET http://shop.test/\n${line}${SENT}\n\n200 OK`)).toBe('navigate');
  });

  it('is none where a script asks for HTML', () => {
    expect(modeOf(`GET http://shop.test/\nAccept: text/html, application/xhtml+xml${SENT}\n\n200 OK`)).toBe(
      'no-cors',
    );
  });

  it('tells nothing where it shows only what the page set, as DevTools does for what it calls provisional', () => {
    const provisional = `GET https://api.test/
      @type fetch
      @error net::ERR_FAILED
      Accept: application/json
      Referer: https://app.test/`;
    expect(modeOf(provisional, CHROMIUM)).toBeNull();
  });

  it('tells nothing where it shows nothing', () => {
    expect(modeOf('GET https://api.test/\n\n200 OK')).toBeNull();
  });

  it('tells nothing where a program sent it', () => {
    expect(
      modeOf('GET http://api.test/\nHost: api.test\nUser-Agent: curl/8.11.0\nAccept: */*\n\n200 OK'),
    ).toBe(null);
  });

  it('opens a WebSocket', () => {
    const text = `GET http://api.test/socket
      Origin: http://app.test
      Upgrade: websocket
      Sec-WebSocket-Key: x

      101 Switching Protocols`;
    expect(modeOf(text)).toBe('websocket');
  });
});

describe('a POST with Origin and without Sec-Fetch-Mode', () => {
  const post = (lines: string, response = '200 OK'): string =>
    `POST http://api.test/x\nOrigin: http://app.test${SENT}\n${lines}\n\n${response}`;

  it('is a form by what it asks for', () => {
    const accept = 'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    expect(modeOf(post(accept))).toBe('navigate');
  });

  it.each(['Content-Type: application/json', 'Authorization: Bearer x'])('is CORS by %s', (line) => {
    expect(modeOf(post(line))).toBe('cors');
  });

  it('was made without CORS where Chromium gave an answer that permits nothing', () => {
    expect(modeOf(post('@type fetch\nContent-Type: text/plain'), CHROMIUM)).toBe('no-cors');
  });

  it('may be either where the answer permits it', () => {
    const response = '200 OK\nAccess-Control-Allow-Origin: *';
    expect(modeOf(post('@type fetch\nContent-Type: text/plain', response), CHROMIUM)).toBeNull();
  });

  it.each(['204 No Content', '200 OK\nContent-Type: image/gif'])(
    'is likely a beacon where it sends text, and nothing comes back: %j',
    (response) => {
      expect(modeOf(post('Accept: */*\nContent-Type: text/plain;charset=UTF-8', response))).toBe('no-cors');
      expect(modeOf(post('Content-Type: application/x-www-form-urlencoded', response))).toBeNull();
    },
  );

  it('is no beacon where the answer speaks of CORS', () => {
    const response = '204 No Content\nAccess-Control-Allow-Origin: https://other.test';
    expect(modeOf(post('Content-Type: text/plain', response))).toBeNull();
  });

  it('is a beacon by the priority that Firefox gives it, whatever the answer says', () => {
    const response = '200 OK\nAccess-Control-Allow-Origin: https://other.test';
    expect(modeOf(post('Content-Type: text/plain\nPriority: u=6', response))).toBe('no-cors');
    expect(modeOf(post('Content-Type: text/plain\nPriority: u=4', response))).toBeNull();
    expect(modeOf(post('Content-Type: application/json\nPriority: u=6', response))).toBe('cors');
  });

  it('may be either where the browser does not tell the outcome', () => {
    expect(modeOf(post('Accept: */*\nContent-Type: text/plain'))).toBeNull();
  });
});

describe('the hops of one request', () => {
  it('have one mode, by the strongest of what they tell', () => {
    const text = `GET http://app.test/go
      @type fetch
      Referer: http://app.test/
      Host: app.test

      302 Found
      Location: http://api.test/items
      ---
      GET http://api.test/items
      @type fetch
      Origin: http://app.test
      Referer: http://app.test/
      Host: api.test

      200 OK
      Access-Control-Allow-Origin: *`;
    expect(modeOf(text, CHROMIUM)).toBe('cors');
  });
});

describe('the hop to which a blocked redirect would have led', () => {
  it('was not sent, and tells nothing', () => {
    const text = `POST http://api.test/items
      Origin: http://app.test
      Content-Type: text/plain

      308 Permanent Redirect
      Location: http://other.test/items
      ---
      POST http://other.test/items
      @unsent
      Host: other.test
      Content-Type: text/plain`;
    expect(modeOf(text)).toBeNull();
  });
});

describe('what Chromium shows nothing of', () => {
  it('is opaque where it passed to another origin', () => {
    const text = `GET https://feeds.test/latest.json
      @type fetch
      @error net::ERR_ABORTED
      Referer: https://app.test/

      200 OK`;
    expect(modeOf(text, CHROMIUM)).toBe('no-cors');
  });

  it('is nothing of the kind where a service worker answered', () => {
    const text = `GET https://feeds.test/latest.json
      @type fetch
      @service-worker
      Referer: https://app.test/

      200 OK`;
    expect(modeOf(text, CHROMIUM)).toBeNull();
  });
});
