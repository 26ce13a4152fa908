import { describe, expect, test } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import { emptyContext } from '../../src/diagnosis/log-context.ts';
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
  test.each(['file:///etc/hostname', 'data:text/plain,x', 'about:blank', 'http://', 'http://[::1'])(
    '%s is refused before the CORS check',
    (location) => {
      const { diagnosis, consoleMessage } = redirectTo(location, 'https://other.example');
      expect(diagnosis).toMatchObject({ verdict: 'failed', failure: { kind: 'unsafe-redirect' } });
      expect(consoleMessage).toBe(DID_NOT_SUCCEED);
    },
  );

  test('an extension’s URL is refused after the CORS check', () => {
    const location = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/x.js';
    expect(redirectTo(location, 'https://other.example').diagnosis.blocking).toMatchObject({
      phase: 'redirect',
      corsError: 'AllowOriginMismatch',
    });
    const { diagnosis, consoleMessage } = redirectTo(location, 'http://localhost:8000');
    expect(diagnosis).toMatchObject({ verdict: 'failed', failure: { kind: 'unsafe-redirect' } });
    expect(consoleMessage).toBe(DID_NOT_SUCCEED);
  });
});
