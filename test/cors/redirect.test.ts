import { describe, expect, it } from 'vitest';
import {
  afterRedirect,
  checkRedirectLocation,
  initialState,
  methodAfterRedirect,
  type RequestState,
  serializedOrigin,
} from '../../src/cors/redirect.ts';

const PAGE = 'https://page.example';
const A = 'https://a.example/1';
const B = 'https://b.example/2';

/** The state at the last of the URLs. */
function follow(first: string, ...locations: readonly string[]): RequestState {
  let state = initialState(first, 'GET', PAGE);
  for (const location of locations) state = afterRedirect(state, location, 302);
  return state;
}

describe('the origin after redirects', () => {
  it.each([
    ['to another server', [A, 'https://a.example/2'], PAGE],
    ['from one foreign server to another', [A, B], 'null'],
    ['from a foreign server back to the page', [A, `${PAGE}/x`], 'null'],
    ['from the page to a foreign server', [`${PAGE}/x`, A], PAGE],
    ['from the page to a foreign server and within it', [`${PAGE}/x`, A, 'https://a.example/2'], PAGE],
    ['from the page over two foreign servers', [`${PAGE}/x`, A, B], 'null'],
    ['and stays null', [A, B, 'https://b.example/3'], 'null'],
    ['to the same host with another port', [A, 'https://a.example:8443/1'], 'null'],
  ])('%s', (_name, [first = '', ...locations], expected) => {
    expect(serializedOrigin(follow(first, ...locations))).toBe(expected);
  });

  it('is null all the way for an opaque page', () => {
    expect(serializedOrigin(initialState(A, 'GET', 'null'))).toBe('null');
  });
});

describe('the CORS flag', () => {
  it('is not set on the page’s own origin', () => {
    expect(follow(`${PAGE}/x`).corsFlag).toBe(false);
  });

  it('stays set when a redirect leads back to the page', () => {
    expect(follow(A, `${PAGE}/x`).corsFlag).toBe(true);
  });
});

describe('the method after a redirect', () => {
  it.each([
    ['POST', 301, 'GET'],
    ['POST', 302, 'GET'],
    ['POST', 307, 'POST'],
    ['PUT', 302, 'PUT'],
    ['PUT', 303, 'GET'],
    ['HEAD', 303, 'HEAD'],
    ['DELETE', 308, 'DELETE'],
  ])('%s after %i is %s', (method, status, expected) => {
    expect(methodAfterRedirect(method, status)).toBe(expected);
  });
});

const error = (state: RequestState, location: string): string | null =>
  checkRedirectLocation(state, location, 'chromium').corsError;

describe('a location with a user name', () => {
  it('is refused across origins', () => {
    expect(error(follow(A), 'https://user@b.example/')).toBe('RedirectContainsCredentials');
    expect(error(follow(`${PAGE}/x`), 'https://:secret@b.example/')).toBe('RedirectContainsCredentials');
  });

  it('is refused on the way back to the page', () => {
    expect(error(follow(A), 'https://user:secret@page.example/')).toBe('RedirectContainsCredentials');
  });

  it('passes within the page’s own origin', () => {
    expect(error(follow(`${PAGE}/x`), 'https://user:secret@page.example/')).toBeNull();
  });

  it('is no matter without one, or without a URL', () => {
    expect(error(follow(A), B)).toBeNull();
    expect(error(follow(A), 'http://')).toBeNull();
  });
});

describe('a location that is no web address, in WebKit', () => {
  const inWebKit = (state: RequestState, location: string): string | null =>
    checkRedirectLocation(state, location, 'webkit').corsError;

  it.each(['file:///etc/hostname', 'data:,x', 'http://', 'mailto:x@example.com'])(
    '%s is refused',
    (location) => {
      expect(inWebKit(follow(A), location)).toBe('CorsDisabledScheme');
    },
  );

  it('is no matter of CORS where no check was made before', () => {
    expect(inWebKit(follow(`${PAGE}/x`), 'data:,x')).toBeNull();
    expect(inWebKit(follow(`${PAGE}/x`), `${PAGE}/y`)).toBeNull();
  });
});
