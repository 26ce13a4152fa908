import type { Random, Weighted } from '../random.ts';
import type { Line } from '../spec.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const repeated = (count: number): string => LETTERS.repeat(Math.ceil(count / 26)).slice(0, count);

const CONTENT_TYPES: readonly Weighted<string>[] = [
  [6, 'application/json'],
  [2, 'application/json; charset=utf-8'],
  [3, 'text/plain'],
  [2, 'text/plain; charset=utf-8'],
  [2, 'application/x-www-form-urlencoded'],
  [1, 'application/x-www-form-urlencoded;charset=UTF-8'],
  [2, 'multipart/form-data; boundary=x'],
  [1, 'multipart/form-data'],
  [1, 'multipart/form-data; boundary="x"'],
  [1, 'Text/Plain'],
  [1, 'TEXT/PLAIN;CHARSET=utf-8'],
  [1, 'text/plain;'],
  [1, 'text/plain;garbage'],
  [1, 'text/plain,'],
  [1, 'text/plain, text/plain'],
  [1, 'text /plain'],
  [1, 'text/plain; a="b"'],
  [1, 'text/plain; a=(b)'],
  [1, 'application/xml'],
  [1, 'application/x-ndjson'],
  [1, 'application/graphql'],
  [1, 'application/octet-stream'],
  [1, 'application/www-form-urlencoded'],
  [1, 'application/csp-report'],
  [1, 'multipart/mixed'],
  [1, 'text'],
  [1, '/'],
  [1, ''],
  [1, `text/plain; x=${repeated(112)}`],
  [1, `text/plain; x=${repeated(118)}`],
];

const RANGES = [
  'bytes=0-10',
  'bytes=0-',
  'bytes=-5',
  'bytes=10-5',
  'bytes=5-5',
  'bytes=0-1,3-4',
  'bytes= 0-10',
  'bytes =0-10',
  'BYTES=0-10',
  'items=0-10',
  'bytes=0-10 ',
  `bytes=${'1'.repeat(30)}-${'2'.repeat(30)}`,
];

const CLIENT_HINTS: readonly Line[] = [
  ['dpr', '2'],
  ['dpr', '2.5'],
  ['dpr', 'two'],
  ['device-memory', '0.5'],
  ['device-memory', 'much'],
  ['downlink', '10'],
  ['ect', '4g'],
  ['ect', '5g'],
  ['rtt', '50'],
  ['rtt', '5.5'],
  ['save-data', 'on'],
  ['save-data', 'off'],
  ['viewport-width', '800'],
  ['viewport-width', '800.5'],
  ['width', '100'],
  ['Width', '-1'],
];

const CACHE_HEADERS: readonly Line[] = [
  ['cache-control', 'no-cache'],
  ['Cache-Control', 'max-age=0'],
  ['pragma', 'no-cache'],
  ['if-none-match', '"x"'],
  ['if-modified-since', 'Sat, 01 Jan 2022 00:00:00 GMT'],
  ['if-range', '"x"'],
];

const CUSTOM: readonly Line[] = [
  ['X-Trace-Id', '1'],
  ['x-trace-id', '2'],
  ['X-Requested-With', 'XMLHttpRequest'],
  ['x-api-key', 'k'],
  ['X-CSRF-Token', 't'],
  ['x-b', '1'],
  ['x-a', '2'],
  ['a', 'b'],
  ['Sentry-Trace', 'a-b-1'],
  ['baggage', 'a=1'],
  ['traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ['Last-Event-ID', '7'],
  ['DNT2', '1'],
  ['x-empty', ''],
  ["x-o'dd!#$%&*+.^_`|~", '1'],
  ['X-HTTP-Method-Override', 'PUT'],
  ['Access-Control-Allow-Origin', '*'],
  ['Accept-Charset2', 'utf-8'],
  ['Content-Disposition', 'inline'],
  ['Content-Encoding', 'gzip'],
  ['Upgrade-Insecure-Requests', '1'],
  ['Access-Control-Request-Private-Network', 'true'],
];

const SAFELISTED: readonly Line[] = [
  ['accept', 'application/json'],
  ['Accept', '*/*'],
  ['accept', 'text/html(x)'],
  ['accept', 'text/html; q="1"'],
  ['accept', 'text/html\tx'],
  ['accept', `a${repeated(127)}`],
  ['accept', `a${repeated(128)}`],
  ['accept-language', 'en-US,en;q=0.5'],
  ['accept-language', '*'],
  ['accept-language', 'en@US'],
  ['accept-language', 'en_US'],
  ['accept-language', repeated(129)],
  ['Content-Language', 'en'],
  ['content-language', 'en/US'],
  ['content-language', ''],
];

const AUTHORIZATION: readonly Line[] = [
  ['authorization', 'Bearer t'],
  ['Authorization', 'Basic dTpw'],
];

/** Safelisted one by one; more than 1,024 bytes together when all are there. */
function nearTotalLimit(random: Random): Line[] {
  const names = [
    'accept',
    'accept-language',
    'content-language',
    'dpr',
    'width',
    'rtt',
    'downlink',
    'viewport-width',
  ];
  const digits = '1'.repeat(random.pick([100, 128]));
  const lines = names.map((name): Line => [
    name,
    name.includes('a') && name.includes('c') ? repeated(128) : digits,
  ]);
  const range: Line = ['range', `bytes=0-${'9'.repeat(random.integer(1, 15))}`];
  return [...lines, range, ['device-memory', '1'.repeat(random.integer(100, 128))]];
}

const FAMILIES: readonly Weighted<(random: Random) => Line>[] = [
  [10, (random) => ['Content-Type', random.weighted(CONTENT_TYPES)]],
  [4, (random) => ['content-type', random.weighted(CONTENT_TYPES)]],
  [9, (random) => random.pick(CUSTOM)],
  [5, (random) => random.pick(SAFELISTED)],
  [3, (random) => random.pick(AUTHORIZATION)],
  [3, (random) => ['Range', random.pick(RANGES)]],
  [2, (random) => random.pick(CLIENT_HINTS)],
  [3, (random) => random.pick(CACHE_HEADERS)],
];

/** Header lines as a page gives them to `fetch` or `setRequestHeader`. */
export function requestHeaders(random: Random): Line[] {
  if (random.chance(0.015)) return nearTotalLimit(random);
  const count = random.weighted([
    [40, 0],
    [32, 1],
    [16, 2],
    [8, 3],
    [2, 5],
  ]);
  return Array.from({ length: count }, () => random.weighted(FAMILIES)(random));
}
