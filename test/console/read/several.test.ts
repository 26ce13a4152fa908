import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';

describe('several messages in one text', () => {
  it('are one where Safari names the address in both lines', () => {
    const url = 'https://api.shop.test/v2/orders';
    const denied = `Cross-origin redirection to ${url} denied by Cross-Origin Resource Sharing policy: Origin https://shop.test is not allowed by Access-Control-Allow-Origin.`;
    const text = `[Error] ${denied}\n[Error] XMLHttpRequest cannot load ${url} due to access control checks.\n[Error] Failed to load resource: ${denied}`;
    expect(decode(text)).toMatchObject([{ url, phase: 'redirect', corsError: 'AllowOriginMismatch' }]);
    expect(decode(text)).toHaveLength(1);
  });

  it('come in its order', () => {
    const messages = decode(`
      shop.js:7 Access to fetch at 'https://api.shop.test/a' from origin 'https://www.shop.test' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
      shop.js:8 GET http://localhost:9999/b net::ERR_CONNECTION_REFUSED
      Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.test/c. (Reason: CORS request not http).`);
    expect(messages).toMatchObject([
      { corsError: 'MissingAllowOriginHeader', url: 'https://api.shop.test/a' },
      { topic: 'network-error', url: 'http://localhost:9999/b' },
      { corsError: 'CorsDisabledScheme', url: 'https://api.shop.test/c' },
    ]);
  });

  it('are one where Chromium adds what came of it, which tells the status', () => {
    const messages = decode(`
      Access to fetch at 'https://api.shop.test/a' from origin 'https://www.shop.test' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.
      shop.js:7 GET https://api.shop.test/a net::ERR_FAILED 502 (Bad Gateway)
      load @ shop.js:7
      Uncaught (in promise) TypeError: Failed to fetch`);
    expect(messages).toMatchObject([{ corsError: 'MissingAllowOriginHeader', statusCode: 502 }]);
    expect(messages).toHaveLength(1);
  });

  it('are one where old Chrome says the status before it', () => {
    const messages = decode(`
      Failed to load resource: the server responded with a status of 403 (Forbidden)
      XMLHttpRequest cannot load https://api.shop.test/a. Invalid HTTP status code 403`);
    expect(messages).toMatchObject([
      { corsError: 'PreflightInvalidStatus', url: 'https://api.shop.test/a', statusCode: 403 },
    ]);
    expect(messages).toHaveLength(1);
  });

  it('stay two where another answer than that of the request has an error', () => {
    const messages = decode(`
      Failed to load resource: the server responded with a status of 404 (Not Found)
      XMLHttpRequest cannot load https://api.shop.test/a. Invalid HTTP status code 403`);
    expect(messages).toMatchObject([{ topic: 'http-error', statusCode: 404 }, { statusCode: 403 }]);
  });

  it('are one where Safari says the reason, the request, and the reason again', () => {
    const messages = decode(`
      [Error] Preflight response is not successful. Status code: 403
      [Error] Fetch API cannot load https://api.shop.test/a due to access control checks.
      [Error] Failed to load resource: Preflight response is not successful. Status code: 403 (a, line 0)`);
    expect(messages).toMatchObject([
      { corsError: 'PreflightInvalidStatus', url: 'https://api.shop.test/a', statusCode: 403 },
    ]);
    expect(messages).toHaveLength(1);
  });

  it('are paired where Safari says two reasons before two requests', () => {
    const messages = decode(`
      Origin https://www.shop.test is not allowed by Access-Control-Allow-Origin. Status code: 200
      Request header field X-Shop-Token is not allowed by Access-Control-Allow-Headers.
      Fetch API cannot load https://api.shop.test/a due to access control checks.
      Fetch API cannot load https://api.shop.test/b due to access control checks.`);
    expect(messages).toMatchObject([
      { corsError: 'AllowOriginMismatch', url: 'https://api.shop.test/a' },
      { corsError: 'HeaderDisallowedByPreflightResponse', url: 'https://api.shop.test/b' },
    ]);
  });

  it("are no CORS where Safari's line follows another reason", () => {
    const messages = decode(`
      [blocked] The page at https://www.shop.test/ requested insecure content from http://api.shop.test/a. This content was blocked and must be served over HTTPS.
      Not allowed to request resource
      Fetch API cannot load http://api.shop.test/a due to access control checks.`);
    expect(messages).toMatchObject([
      { isCors: false, topic: 'mixed-content', url: 'http://api.shop.test/a' },
    ]);
    expect(messages).toHaveLength(1);
  });

  it('are one where Firefox says of a failed preflight that the request failed', () => {
    const line =
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.test/a.';
    const messages = decode(
      `${line} (Reason: CORS preflight response did not succeed). Status code: 404.\n${line} (Reason: CORS request did not succeed). Status code: (null).`,
    );
    expect(messages).toMatchObject([{ browserCode: 'CORSPreflightDidNotSucceed3', statusCode: 404 }]);
    expect(messages).toHaveLength(1);
  });

  it('are one where the second was cut off', () => {
    const line =
      "Access to fetch at 'https://api.shop.test/a' from origin 'https://www.shop.test' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    const text = `${line}\n${line.slice(0, 45)}`;
    expect(decode(text)).toMatchObject([{ url: 'https://api.shop.test/a', origin: 'https://www.shop.test' }]);
    expect(decode(text)).toHaveLength(1);
  });

  it('are one where the first is a title that was cut off', () => {
    const line =
      "XMLHttpRequest cannot load https://api.shop.test/a. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://www.shop.test' is therefore not allowed access.";
    const text = `${line.slice(0, 100)}…\n\n${line}`;
    expect(decode(text)).toMatchObject([{ url: 'https://api.shop.test/a', origin: 'https://www.shop.test' }]);
    expect(decode(text)).toHaveLength(1);
  });

  it('are one where Safari says the reason again as the error that the page gets', () => {
    const reason = 'Origin https://www.shop.test is not allowed by Access-Control-Allow-Origin.';
    const text = `[Error] ${reason}\n[Error] Fetch API cannot load https://api.shop.test/a due to access control checks.\n[Error] TypeError: ${reason}`;
    expect(decode(text)).toMatchObject([
      { corsError: 'AllowOriginMismatch', url: 'https://api.shop.test/a' },
    ]);
    expect(decode(text)).toHaveLength(1);
  });

  it('are one where Safari says the reason with the resource, and then with its address', () => {
    const reason = 'Origin http://localhost:8080 is not allowed by Access-Control-Allow-Origin. (';
    const text = `[Error] Failed to load resource: ${reason}cart, line 0)\n[Error] XMLHttpRequest cannot load http://{my server}?id=7. ${reason}index.html, line 0)`;
    expect(decode(text)).toMatchObject([{ url: 'http://{my server}?id=7', origin: 'http://localhost:8080' }]);
    expect(decode(text)).toHaveLength(1);
  });

  it('has its address where the line before ends like the beginning of another sentence', () => {
    const text =
      "OPTIONS https://api.shop.test/a 400 (Bad Request)\nFailed to load https://api.shop.test/a: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.";
    expect(decode(text)).toMatchObject([{ url: 'https://api.shop.test/a', statusCode: 400 }]);
  });

  it("stay two where Safari names two requests and no reason, whatever the page's own error says", () => {
    const line = (path: string) =>
      `Fetch API cannot load https://api.shop.test/${path} due to access control checks.\n`;
    const text = `${line('a')}${line('b')}Unhandled Promise Rejection: TypeError: Load failed`;
    expect(decode(text)).toMatchObject([
      { isCors: true, url: 'https://api.shop.test/a' },
      { isCors: true, url: 'https://api.shop.test/b' },
    ]);
  });

  it('stay two where two engines say the same of one address', () => {
    const text =
      'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.shop.test/a. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).\n' +
      "XMLHttpRequest cannot load https://api.shop.test/a. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'null' is therefore not allowed access.";
    expect(decode(text)).toMatchObject([{ engine: 'firefox' }, { engine: 'chromium', origin: 'null' }]);
  });

  it('are one where a sentence before the line ends with its first words', () => {
    const text =
      "I get this error for a Cross Origin Request: `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource ... (Reason: CORS header 'Access-Control-Allow-Origin' does not match '*').`";
    expect(decode(text)).toMatchObject([{ corsError: 'AllowOriginMismatch', failedParameter: '*' }]);
    expect(decode(text)).toHaveLength(1);
  });

  it('may have the place in the source between "policy" and the reason', () => {
    const text =
      "Access to fetch at 'https://api.shop.test/a' from origin 'https://www.shop.test' has been blocked by CORS policy: cart?id=7:1 \nRequest header field x-shop-token is not allowed by Access-Control-Allow-Headers in preflight response.";
    expect(decode(text)).toMatchObject([
      { corsError: 'HeaderDisallowedByPreflightResponse', failedParameter: 'x-shop-token' },
    ]);
  });
});

describe('what is no message of a browser', () => {
  it.each([
    'My API needs CORS, how do I enable it in Express?',
    'The server does not send the Access-Control-Allow-Origin header, so the browser blocks it.',
    'CORS error: the request is blocked by the CORS policy, please help',
    'See https://developer.mozilla.org/docs/Web/HTTP/CORS/Errors/CORSDidNotSucceed',
    'My preflight gets no answer at all.',
    "res.setHeader('Access-Control-Allow-Origin', '*')",
    'https://forum.example/questions/1/request-header-field-x-is-not-allowed-by-access-control-a',
    'Where a cart has `credentials: true`, the preflight response includes `Access-Control-Allow-Credentials: true`, but the actual response does not have `Access-Control-Allow-Credentials: true`.',
    'The request will include credentials, and if the response does not set the Access-Control-Allow-Credentials header to true, nothing is shown.',
    'I added the Access-Control-Allow-Origin header and verify the response, and the message is gone.',
    'The value for `Access-Control-Allow-Credentials` equals `true,true` which I think is an invalid value?',
  ])('is told apart: %s', (text) => {
    expect(decode(text)).toMatchObject([{ isCors: false, topic: 'prose', corsError: null }]);
  });

  it.each(['', ' \n ', 'Hello world', 'TypeError: undefined is not a function', 'npm ERR! code E404'])(
    'gives nothing: %j',
    (text) => {
      expect(decode(text)).toEqual([]);
    },
  );

  it('takes the whole sentence for a message though a library has it among its guesses', () => {
    const text = 'origin is not allowed by access-control-allow-origin';
    expect(decode(`"${text}"`)).toMatchObject([{ engine: 'webkit', corsError: 'AllowOriginMismatch' }]);
    expect(decode(`the network is offline, ${text}, the page`)).toMatchObject([{ topic: 'library-guess' }]);
  });

  it.each([
    [
      '[HPM] Error occurred while trying to proxy request /v2/orders from localhost:5173 to',
      ' (ECONNREFUSED)',
    ],
    ['Proxy error: Could not proxy request /v2/orders from localhost:5173 to', '/.'],
    ['Failed to proxy', ' Error: connect ECONNREFUSED 127.0.0.1:8080'],
  ])('is what the proxy of a development server says: %s', (before, behind) => {
    const [message] = decode(`${before} http://127.0.0.1:8080${behind}`);
    expect(message).toMatchObject({ isCors: false, topic: 'development-proxy' });
    expect(message?.url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/?$/);
  });

  it("does not take a library's guess for a message", () => {
    const text =
      'Error: Request has been terminated\nPossible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded, etc.';
    expect(decode(text)).toMatchObject([{ isCors: false, topic: 'library-guess', corsError: null }]);
  });

  it('does not take "failed to fetch the data" for an error of the browser', () => {
    expect(decode('console.log("failed to fetch the data")')).toEqual([]);
  });
});
