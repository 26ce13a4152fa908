import { describe, expect, it } from 'vitest';
import { FIREFOX } from '../support/http-text.ts';
import { answerOf, diagnosedLog, diagnosisOf } from './diagnosis-of.ts';

const ASKED = `
  Origin: https://app.example
  Sec-Fetch-Mode: cors`;

const PREFLIGHT = `
  OPTIONS https://api.example/items
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type,x-b,x-a`;

const UNSENT = `
  ---
  PUT https://api.example/items
  @error net::ERR_FAILED
  x-b: 1
  x-a: 2
  content-type: application/json`;

describe('a response that the page may not read', () => {
  it('is blocked by the header that is missing', () => {
    const diagnosis = diagnosisOf(`
      GET https://api.example/items
      @error net::ERR_FAILED${ASKED}

      200 OK`);
    expect(answerOf(diagnosis)).toBe('response: MissingAllowOriginHeader');
    expect(diagnosis.reachedServer).toBe('yes');
    expect(diagnosis.unreadableHeaders).toEqual([]);
  });

  it('is blocked whatever its status', () => {
    expect(
      answerOf(
        diagnosisOf(`
          GET https://api.example/items
          @error net::ERR_FAILED${ASKED}

          500 Internal Server Error
          Access-Control-Allow-Origin: https://other.example`),
      ),
    ).toBe('response: AllowOriginMismatch https://other.example');
  });
});

describe('a failed preflight', () => {
  it('blocks a request that was never sent', () => {
    const diagnosis = diagnosisOf(`${PREFLIGHT}

      404 Not Found
      ${UNSENT}`);
    expect(answerOf(diagnosis)).toBe('preflight: PreflightMissingAllowOriginHeader');
    expect(diagnosis.blocking?.hop).toBe(0);
    expect(diagnosis.reachedServer).toBe('no');
  });

  it('is told by its status only when the CORS check passed', () => {
    expect(
      answerOf(
        diagnosisOf(`${PREFLIGHT}

          404 Not Found
          Access-Control-Allow-Origin: *
          ${UNSENT}`),
      ),
    ).toBe('preflight: PreflightInvalidStatus');
  });

  it('names the first refused header of the request’s own list, not of the sorted one', () => {
    expect(
      answerOf(
        diagnosisOf(`${PREFLIGHT}

          204 No Content
          Access-Control-Allow-Origin: *
          Access-Control-Allow-Methods: PUT
          Access-Control-Allow-Headers: content-type
          ${UNSENT}`),
      ),
    ).toBe('preflight: HeaderDisallowedByPreflightResponse x-b');
  });

  it('is a redirect before anything else', () => {
    expect(
      answerOf(
        diagnosisOf(`${PREFLIGHT}
          @error net::ERR_INVALID_REDIRECT

          307 Temporary Redirect
          Location: /login
          ${UNSENT}`),
      ),
    ).toBe('preflight: PreflightDisallowedRedirect');
  });

  it.each(['without a Location', 'with an empty Location'])('is no redirect %s', (what) => {
    const location = what === 'without a Location' ? '' : '\nLocation:';
    expect(
      answerOf(
        diagnosisOf(`${PREFLIGHT}

          302 Found
          Access-Control-Allow-Origin: *${location}
          ${UNSENT}`),
      ),
    ).toBe('preflight: PreflightInvalidStatus');
  });
});

describe('a redirect', () => {
  it('is checked itself', () => {
    expect(
      answerOf(
        diagnosisOf(`
          GET https://api.example/old
          @error net::ERR_FAILED${ASKED}

          302 Found
          Location: https://api.example/new`),
      ),
    ).toBe('redirect: MissingAllowOriginHeader');
  });

  it('from one foreign server to another makes the origin null', () => {
    const diagnosis = diagnosisOf(`
      GET https://api.example/old${ASKED}

      302 Found
      Access-Control-Allow-Origin: https://app.example
      Location: https://cdn.example/new
      ---
      GET https://cdn.example/new
      @error net::ERR_FAILED
      Origin: null
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: https://app.example`);
    expect(answerOf(diagnosis)).toBe('response: AllowOriginMismatch https://app.example');
  });

  it('may not lead to an address with a password', () => {
    const diagnosis = diagnosisOf(`
      GET https://api.example/old
      @error net::ERR_FAILED${ASKED}

      301 Moved Permanently
      Access-Control-Allow-Origin: *
      Location: https://user:secret@api.example/new`);
    expect(answerOf(diagnosis)).toBe('redirect: RedirectContainsCredentials');
    expect(diagnosis.unfixable).toBe('redirect-contains-credentials');
    expect(diagnosis.needed).toEqual([]);
  });

  it('may not lead to a scheme without CORS', () => {
    const diagnosis = diagnosisOf(`
      GET https://api.example/old${ASKED}

      301 Moved Permanently
      Access-Control-Allow-Origin: *
      Location: ftp://api.example/new
      ---
      GET ftp://api.example/new
      @error net::ERR_FAILED`);
    expect(answerOf(diagnosis)).toBe('redirect: CorsDisabledScheme');
    expect(diagnosis.unfixable).toBe('scheme-not-http');
  });

  it.each(['ftp://api.example/new', 'mailto:somebody@api.example'])(
    'may not lead to %s, whether or not the log has what was refused: Chromium 150 leaves it out',
    (location) => {
      const log = (error: string): string => `
        GET https://api.example/old${error}${ASKED}

        301 Moved Permanently
        Access-Control-Allow-Origin: https://app.example
        Access-Control-Allow-Credentials: true
        Location: ${location}`;
      expect(answerOf(diagnosisOf(log('')))).toBe('redirect: CorsDisabledScheme');
      // The page refused to be redirected.
      expect(diagnosisOf(log('\n@error net::ERR_FAILED')).verdict).toBe('failed');
    },
  );

  it('that the page did not want is no CORS error', () => {
    expect(
      answerOf(
        diagnosisOf(`
          GET https://api.example/old
          @error net::ERR_FAILED${ASKED}

          302 Found
          Access-Control-Allow-Origin: https://app.example
          Access-Control-Allow-Credentials: true
          Location: https://api.example/new`),
      ),
    ).toBe('failed: redirect-mode');
  });
});

const failing = (error: string): string =>
  answerOf(diagnosisOf(`GET https://api.example/items\n@error ${error}${ASKED}`));

describe('a failure that is not CORS', () => {
  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'failed: refused'],
    ['net::ERR_NAME_NOT_RESOLVED', 'failed: dns'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'failed: tls'],
    ['net::ERR_EMPTY_RESPONSE', 'failed: empty-response'],
    ['net::ERR_BLOCKED_BY_CLIENT', 'failed: blocked-by-extension'],
    ['net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin', 'failed: blocked-by-response-policy'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'failed: too-many-redirects'],
    ['net::ERR_INVALID_REDIRECT', 'failed: unsafe-redirect'],
    ['net::ERR_ABORTED', 'failed: aborted'],
    ['net::ERR_SOMETHING_NEW', 'failed: other'],
  ])('%s is %s', (error, expected) => {
    expect(failing(error)).toBe(expected);
  });

  it('of the preflight means that the request never arrived', () => {
    const diagnosis = diagnosisOf(`
      PUT https://api.example/items
      @error net::ERR_EMPTY_RESPONSE
      x-a: 1
      ---
      ${PREFLIGHT}
      @start 2
      @error net::ERR_EMPTY_RESPONSE`);
    expect(answerOf(diagnosis)).toBe('failed: empty-response');
    expect(diagnosis.reachedServer).toBe('no');
  });

  it('is mixed content when a secure page asks an insecure server and the browser says nothing', () => {
    expect(
      answerOf(
        diagnosisOf(`
          GET http://api.example/items
          @type xhr
          Referer: https://app.example/
          Origin: https://app.example`),
      ),
    ).toBe('failed: mixed-content');
  });
});

describe('a request that is let through', () => {
  const PASSED = `
    GET https://api.example/items${ASKED}

    200 OK
    Access-Control-Allow-Origin: https://app.example
    Vary: Origin`;

  it('is allowed', () => {
    expect(answerOf(diagnosisOf(PASSED))).toBe('allowed');
  });

  it('is allowed too when nobody read its body', () => {
    expect(answerOf(diagnosisOf(PASSED.replace('Origin:', '@error net::ERR_ABORTED\nOrigin:')))).toBe(
      'allowed',
    );
  });

  it('is opaque without CORS', () => {
    expect(
      answerOf(
        diagnosisOf(`
          GET https://api.example/pixel.gif
          @type image
          Referer: https://app.example/
          Sec-Fetch-Mode: no-cors
          Sec-Fetch-Site: cross-site

          200 OK`),
      ),
    ).toBe('opaque');
  });

  it('is allowed even where the headers say otherwise, because the browser knows better', () => {
    expect(answerOf(diagnosisOf(`GET https://api.example/items${ASKED}\n\n200 OK`))).toBe('allowed');
  });
});

describe('an answer whose headers are not shown', () => {
  const BLOCKED = `
    GET https://api.example/items
    @start 0
    @error net::ERR_FAILED${ASKED}

    200 OK
    Access-Control-Allow-Origin: https://other.example
    ---
    GET https://api.example/items
    @start 100
    @error net::ERR_FAILED
    @type xhr
    Referer: https://app.example/`;

  it('is judged by an earlier answer to the same request', () => {
    expect(diagnosedLog(BLOCKED).map(({ diagnosis }) => answerOf(diagnosis))).toEqual([
      'response: AllowOriginMismatch https://other.example',
      'response: AllowOriginMismatch https://other.example',
    ]);
  });

  it('is unknown when there is none', () => {
    const alone = BLOCKED.slice(BLOCKED.indexOf('---') + 3);
    expect(diagnosedLog(alone).map(({ diagnosis }) => answerOf(diagnosis))).toEqual(['unknown']);
  });

  it('is judged by the stored headers after a 304 that leaves them out', () => {
    const log = BLOCKED.replace('Referer:', 'Origin: https://app.example\nReferer:');
    expect(
      diagnosedLog(`${log}\n\n304 Not Modified`).map(({ diagnosis }) => diagnosis.blocking?.corsError),
    ).toEqual(['AllowOriginMismatch', 'AllowOriginMismatch']);
  });
});

describe('a redirect that Chromium’s page itself refused', () => {
  const refused = (mode: string, location: string): string =>
    answerOf(
      diagnosisOf(`
        PUT https://app.example/items
        @error net::ERR_ABORTED
        Origin: https://app.example
        Sec-Fetch-Mode: ${mode}

        307 Temporary Redirect
        Location: ${location}`),
    );

  it('is a failure, not an answer that nobody read', () => {
    expect(refused('same-origin', 'https://api.example/items')).toBe('failed: redirect-mode');
    expect(refused('no-cors', 'https://user@api.example/items')).toBe('failed: unsafe-redirect');
  });
});

const redirected = (headers: string): string =>
  answerOf(diagnosisOf(`${PREFLIGHT}\n\n307 Temporary Redirect\nLocation: /login${headers}`, FIREFOX));

describe('what Firefox leaves open', () => {
  it('is computed from the headers', () => {
    const diagnosis = diagnosisOf(
      `GET https://api.example/items${ASKED}

       200 OK
       Access-Control-Allow-Origin: app.example`,
      FIREFOX,
    );
    expect(answerOf(diagnosis)).toBe('response: AllowOriginMismatch app.example');
  });

  it('is a redirected preflight only after its CORS check', () => {
    expect(redirected('')).toBe('preflight: PreflightMissingAllowOriginHeader');
    expect(redirected('\nAccess-Control-Allow-Origin: *')).toBe('preflight: PreflightDisallowedRedirect');
  });

  it('is an unsafe redirect before its CORS check', () => {
    expect(
      answerOf(diagnosisOf(`GET https://api.example/old${ASKED}\n\n302 Found\nLocation: data:,x`, FIREFOX)),
    ).toBe('failed: unsafe-redirect');
  });
});
