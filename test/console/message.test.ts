import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causesOfMessage } from '../../src/causes/of-message.ts';
import { messageDiff } from '../../src/console/told/diff.ts';
import { type CompleteRequest, requestOf } from '../../src/console/told/request.ts';
import { decode } from '../../src/console/read/decode.ts';
import type { DecodedMessage } from '../../src/console/read/decoded-message.ts';

const chrome = (
  reason: string,
  url = 'https://api.example/items',
  origin = 'https://app.example',
): DecodedMessage =>
  first(`Access to fetch at '${url}' from origin '${origin}' has been blocked by CORS policy: ${reason}`);

const firefox = (reason: string, url = 'https://api.example/items'): DecodedMessage =>
  first(
    `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${reason}`,
  );

function first(text: string): DecodedMessage {
  const [message] = decode(text);
  if (message === undefined) throw new Error(`nothing was read in ${text}`);
  return message;
}

const PREFLIGHT = "Response to preflight request doesn't pass access control check: ";
const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource.";
const WILDCARD =
  "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";
const HEADER =
  'Request header field x-trace-id is not allowed by Access-Control-Allow-Headers in preflight response.';
const METHOD = 'Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.';
const allows = (value: string): string =>
  `The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin.`;

const REQUEST: CompleteRequest = {
  origin: 'https://app.example',
  method: '',
  headers: [],
  credentials: false,
};

const SIGNS = { removed: '-', added: '+', kept: '=' };

/** The diff as text: `−` sent, `+` needed, `=` right. */
const linesOf = (message: DecodedMessage, request: Partial<CompleteRequest> = {}): readonly string[] =>
  messageDiff(message, { ...REQUEST, ...request }).flatMap(({ kind, method, lines }) =>
    [`${kind} ${method}`.trim()].concat(
      lines.map((line) => `${SIGNS[line.kind]} ${line.name}: ${line.value}`),
    ),
  );

describe('what a message tells of its request', () => {
  it.each([
    [chrome(MISSING), { origin: 'https://app.example', method: null, headers: null, credentials: null }],
    [chrome(WILDCARD), { credentials: true }],
    [chrome(METHOD), { method: 'PUT' }],
    [chrome(HEADER), { headers: ['x-trace-id'] }],
    [firefox('CORS header ‘Access-Control-Allow-Origin’ missing).'), { origin: null }],
  ])('is %#', (message, told) => {
    expect(requestOf(message)).toMatchObject(told);
  });
});

describe('the diff of a message', () => {
  it('names a header that is missing, and what the actual answer will need', () => {
    expect(linesOf(chrome(MISSING))).toEqual([
      'response',
      '+ Access-Control-Allow-Origin: https://app.example',
    ]);
    expect(linesOf(chrome(PREFLIGHT + MISSING), { method: 'PUT' })).toEqual([
      'preflight OPTIONS',
      '+ Access-Control-Allow-Origin: https://app.example',
      '+ Access-Control-Allow-Methods: PUT',
      'response PUT',
      '+ Access-Control-Allow-Origin: https://app.example',
    ]);
  });

  it('shows a wrong value beside the right one', () => {
    expect(linesOf(chrome(allows('http://app.example')))).toEqual([
      'response',
      '- Access-Control-Allow-Origin: http://app.example',
      '+ Access-Control-Allow-Origin: https://app.example',
    ]);
    expect(linesOf(chrome(WILDCARD), { credentials: true })).toEqual([
      'response',
      '- Access-Control-Allow-Origin: *',
      '+ Access-Control-Allow-Origin: https://app.example',
      '+ Access-Control-Allow-Credentials: true',
    ]);
  });

  it('names the header and the method that the preflight refused', () => {
    expect(linesOf(chrome(HEADER), { headers: ['x-trace-id'] })).toContain(
      '+ Access-Control-Allow-Headers: x-trace-id',
    );
    expect(linesOf(chrome(METHOD), { method: 'PUT' })).toContain('+ Access-Control-Allow-Methods: PUT');
  });

  it('leaves out what nobody knows', () => {
    expect(linesOf(chrome(MISSING), { origin: '' })).toEqual([]);
    expect(linesOf(first('TypeError: Failed to fetch'))).toEqual([]);
  });
});

describe('the usual causes of a message', () => {
  it.each([
    [chrome(allows('http://app.example')), 'scheme-differs'],
    [chrome(allows('https://app.example:8443')), 'port-differs'],
    [chrome(allows('https://www.app.example')), 'subdomain-differs'],
    [chrome(allows('http://127.0.0.1:3000'), undefined, 'http://localhost:3000'), 'loopback-names-differ'],
    [firefox('CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 502.'), 'upstream-down'],
    [
      firefox('CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 401.'),
      'unauthorised-without-headers',
    ],
    [firefox('CORS preflight response did not succeed). Status code: 405.'), 'options-not-routed'],
    [chrome(HEADER), 'header-not-allowed'],
  ])('%# begin with the one that its values show', (message, cause) => {
    expect(causesOfMessage(message)[0]).toBe(cause);
  });

  const refused = (header: string) =>
    chrome(
      `Request header field ${header} is not allowed by Access-Control-Allow-Headers in preflight response.`,
    );
  const noAnswer = (url: string) => firefox('CORS request did not succeed). Status code: (null).', url);

  it.each([
    ['sentry-trace', 'tracing-headers'],
    ['X-Requested-With', 'library-default-headers'],
    ['x-forwarded-for', 'header-added-by-extension'],
    ['mcp-protocol-version', 'mcp-server-headers'],
    ['x-stainless-os', 'ai-client-headers'],
    ['access-control-allow-origin', 'response-headers-on-request'],
    ['x-amz-acl', 'presigned-upload-headers'],
    ['x-basket', 'header-not-allowed'],
  ])('begin with who adds the header %s', (header, cause) => {
    expect(causesOfMessage(refused(header))[0]).toBe(cause);
  });

  it.each([
    ['http://127.0.0.1:11434/api/tags', 'local-model-server'],
    ['https://sso.example/realms/shop/protocol/openid-connect/token', 'identity-provider-origin'],
    ['https://shop.s3.eu-central-1.amazonaws.com/a.png', 's3-bucket-rule-mismatch'],
    ['https://account.r2.cloudflarestorage.com/shop/a.png', 'storage-bucket-without-cors'],
    ['https://shop.oss-eu-central-1.aliyuncs.com/a.png', 'storage-bucket-without-cors'],
    ['https://query1.finance.yahoo.com/v8/finance/chart/X', 'third-party-api'],
    ['https://abc.supabase.co/functions/v1/order', 'supabase-function'],
    ['https://abc.execute-api.eu-west-1.amazonaws.com/orders', 'api-gateway-route-missing'],
    ['https://europe-west1-shop.cloudfunctions.net/order', 'cloud-function-not-public'],
    ['https://shop.vercel.app/api/order', 'serverless-without-options'],
    ['https://script.google.com/macros/s/abc/exec', 'apps-script'],
    ['https://shop.github.io/data.json', 'headers-not-yours'],
    ['https://api.anthropic.com/v1/messages', 'anthropic-opt-in'],
    ['https://ab12.ngrok-free.app/orders', 'tunnel-interstitial'],
    ['https://api.example/orders', 'options-not-routed'],
  ])('begin with the platform that the address shows: %s', (url, cause) => {
    expect(causesOfMessage(chrome(PREFLIGHT + MISSING, url))[0]).toBe(cause);
  });

  it.each([
    ['capacitor://localhost', 'native-web-view-origin'],
    ['https://localhost', 'native-web-view-origin'],
    ['moz-extension://abc', 'extension-origin'],
    ['null', 'null-origin-file'],
  ])('begin with what the page is: %s', (origin, cause) => {
    expect(causesOfMessage(chrome(MISSING, undefined, origin))[0]).toBe(cause);
  });

  it.each([
    ['http://localhost:8080/orders', 'server-not-running'],
    ['http://backend:8000/orders', 'container-host-name'],
    ['https://metrics.example/v1/collect', 'blocked-by-extension'],
    ['https://api.example/orders', 'server-not-running'],
  ])('of a request without an answer begin with what its address shows: %s', (url, cause) => {
    expect(causesOfMessage(noAnswer(url))[0]).toBe(cause);
  });

  it('tell an address of development from a program of the user’s computer', () => {
    const denied = 'Permission was denied for this request to access the `loopback` address space.';
    expect(causesOfMessage(chrome(denied, 'http://localhost:3000/a'))[0]).toBe('development-address');
    expect(causesOfMessage(chrome(denied, 'http://127.0.0.1:34115/a'))).toEqual(['local-network-access']);
    expect(causesOfMessage(chrome(denied, 'http://localhost:3000/a', 'http://localhost:5173'))).toEqual([
      'local-network-access',
    ]);
  });

  it('tell an address of development from a page over http, which a browser of today does not let go there', () => {
    const insecure =
      'The request client is not a secure context and the resource is in more-private address space `loopback`.';
    const firstFor = (page: string) => causesOfMessage(chrome(insecure, 'http://localhost:8080/a', page))[0];
    expect(firstFor('http://shop.example')).toBe('development-address');
    expect(firstFor('http://203.0.113.7:3000')).toBe('development-address');
    expect(firstFor('http://192.168.1.7:3000')).toBe('local-network-access');
  });

  it('leave open that a page sends on purpose what libraries send', () => {
    expect(causesOfMessage(refused('x-csrf-token'))).toEqual([
      'library-default-headers',
      'header-not-allowed',
    ]);
  });

  it('begin with what most people have to change where a wildcard met credentials', () => {
    expect(causesOfMessage(chrome(WILDCARD))).toEqual([
      'wildcard-origin-with-credentials',
      'needless-credentials',
    ]);
  });

  it('tell a list in one header from two layers', () => {
    const several = (values: string) =>
      chrome(
        `The 'Access-Control-Allow-Origin' header contains multiple values '${values}', but only one is allowed.`,
      );
    expect(causesOfMessage(several('*, https://app.example'))[0]).toBe('header-added-twice');
    expect(causesOfMessage(several('https://a.example, https://a.example'))[0]).toBe('header-added-twice');
    expect(causesOfMessage(several('https://a.example https://b.example'))[0]).toBe(
      'origin-list-in-one-header',
    );
  });

  it('name a value that is no origin', () => {
    expect(causesOfMessage(chrome(allows('app.example')))[0]).toBe('invalid-allow-origin');
    expect(causesOfMessage(chrome(allows('localhost:3000')))[0]).toBe('invalid-allow-origin');
  });

  it('name a file, and an address without its scheme', () => {
    const schemes =
      'Cross origin requests are only supported for protocol schemes: chrome, data, http, https.';
    expect(causesOfMessage(chrome(schemes, 'file:///C:/shop/main.js', 'null'))[0]).toBe('null-origin-file');
    expect(causesOfMessage(chrome(schemes, 'localhost:8080/orders'))[0]).toBe('url-mistyped');
  });

  it('name the page that was opened as a file where no address is told', () => {
    expect(causesOfMessage(first('Cross origin requests are only supported for HTTP.'))[0]).toBe(
      'null-origin-file',
    );
    const image = first(
      "Image from origin 'file://' has been blocked from loading by Cross-Origin Resource Sharing policy: Invalid response. Origin 'null' is therefore not allowed access.",
    );
    expect(causesOfMessage(image)[0]).toBe('null-origin-file');
  });

  it('guess no kind of a redirect whose ends are told', () => {
    const redirected = first(
      "Redirect from 'https://api.example/leave' to 'https://api.example/' has been blocked by CORS policy: Request requires preflight, which is disallowed to follow cross-origin redirect.",
    );
    expect(causesOfMessage(redirected)).toEqual([]);
  });

  it('name a redirect', () => {
    const redirected = first(
      `Access to fetch at 'https://api.example/items/' (redirected from 'https://api.example/items') from origin 'https://app.example' has been blocked by CORS policy: ${MISSING}`,
    );
    expect(causesOfMessage(redirected)[0]).toBe('trailing-slash-redirect');
  });

  it('are none of what no server mends', () => {
    expect(causesOfMessage(first('TypeError: Failed to fetch'))).toEqual([]);
  });
});

it('reads any message without throwing', () => {
  const request = { origin: '', method: '', headers: [], credentials: false };
  assert(
    property(string(), string(), (url, value) => {
      for (const message of decode(`${url} ${allows(value)} ${MISSING}`)) {
        causesOfMessage({ ...message, url, failedParameter: value, redirectedFrom: value });
        messageDiff({ ...message, url, failedParameter: value }, request);
      }
    }),
  );
});
