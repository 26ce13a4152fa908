import { describe, expect, test } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import { emptyContext } from '../../src/diagnosis/log/log-context.ts';
import { exchangeOf, FIREFOX } from '../support/http-text.ts';

const DID_NOT_SUCCEED =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at http://localhost:4000/. (Reason: CORS request did not succeed). Status code: (null).';

const redirectTo = (location: string, allowOrigin: string) =>
  diagnoseExchange(
    exchangeOf(
      `
      GET http://localhost:4000/
      Origin: http://localhost:8000
      Sec-Fetch-Mode: cors

      302 Found
      Access-Control-Allow-Origin: ${allowOrigin}
      Access-Control-Allow-Credentials: true
      Location: ${location}`,
      FIREFOX,
    ),
    emptyContext,
  );

describe('a redirect to something that Firefox does not follow', () => {
  test.each(['file:///etc/hostname', 'data:text/plain,x', 'http://', 'http://[::1'])(
    '%s is refused before the CORS check',
    (location) => {
      const { diagnosis, consoleMessage } = redirectTo(location, 'https://other.example');
      expect(diagnosis).toMatchObject({ verdict: 'failed', failure: { kind: 'unsafe-redirect' } });
      expect(consoleMessage).toBe(DID_NOT_SUCCEED);
    },
  );

  test.each(['chrome-extension://abcdefghijklmnopabcdefghijklmnop/x.js', 'about:blank'])(
    '%s is refused after the CORS check',
    (location) => {
      expect(redirectTo(location, 'https://other.example').diagnosis.blocking).toMatchObject({
        phase: 'redirect',
        corsError: 'AllowOriginMismatch',
      });
      const { diagnosis, consoleMessage } = redirectTo(location, 'http://localhost:8000');
      expect(diagnosis).toMatchObject({ verdict: 'failed', failure: { kind: 'unsafe-redirect' } });
      expect(consoleMessage).toBe(DID_NOT_SUCCEED);
    },
  );
});

test('Firefox does not check the origin on a preflight that a redirect led back to the page’s own server', () => {
  const { diagnosis } = diagnoseExchange(
    exchangeOf(
      `
      PUT http://localhost:4000/
      @start 0
      Origin: http://localhost:8000
      Sec-Fetch-Mode: cors
      X-Trace: 1

      307 Temporary Redirect
      Access-Control-Allow-Origin: http://localhost:8000
      Location: http://localhost:8000/items
      ---
      OPTIONS http://localhost:4000/
      @start 3
      Origin: http://localhost:8000
      Access-Control-Request-Method: PUT
      Access-Control-Request-Headers: x-trace

      204 No Content
      Access-Control-Allow-Origin: http://localhost:8000
      Access-Control-Allow-Methods: PUT
      Access-Control-Allow-Headers: x-trace
      ---
      OPTIONS http://localhost:8000/items
      @start 20
      Origin: http://localhost:8000
      Access-Control-Request-Method: PUT
      Access-Control-Request-Headers: x-trace

      204 No Content
      Access-Control-Allow-Origin: null
      Access-Control-Allow-Methods: PUT`,
      FIREFOX,
    ),
    emptyContext,
  );
  expect(diagnosis.blocking).toMatchObject({
    corsError: 'HeaderDisallowedByPreflightResponse',
    failedParameter: 'x-trace',
  });
});

const answered = (request: string): string | null =>
  diagnoseExchange(
    exchangeOf(
      `
      GET http://localhost:4000/
      Origin: http://localhost:8000
      Sec-Fetch-Mode: cors
      ${request}

      304 Not Modified`,
      FIREFOX,
    ),
    emptyContext,
  ).consoleMessage;

test('Firefox prints the status of the stored response where a 304 confirmed it', () => {
  expect(answered('If-None-Match: "v1"')).toMatch(/missing\). Status code: 200\.$/);
  expect(answered('Accept: */*')).toMatch(/missing\). Status code: 304\.$/);
});

const redirectHop = (count: number): string => `
  GET http://localhost:4000/?${count}
  Origin: http://localhost:8000
  Sec-Fetch-Mode: cors

  302 Found
  Access-Control-Allow-Origin: *
  Location: /?${count + 1}`;

test('the 21st redirect is one too many', () => {
  const text = Array.from({ length: 21 }, (_, count) => redirectHop(count)).join('\n---');
  const { diagnosis } = diagnoseExchange(exchangeOf(text, FIREFOX), emptyContext);
  expect(diagnosis).toMatchObject({ verdict: 'failed', failure: { kind: 'too-many-redirects' } });
});
