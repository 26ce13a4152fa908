import { array, assert, constantFrom, oneof, option, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../src/cors/engine.ts';
import type { Header } from '../../src/cors/header-list.ts';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import { consoleMessage } from '../../src/console/write/console-message.ts';
import { headerDiff } from '../../src/diagnosis/needed/header-diff.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import type { Exchange, Hop } from '../../src/exchange/exchange.ts';

const name = oneof(
  constantFrom(
    'Access-Control-Allow-Origin',
    'access-control-allow-origin',
    'Access-Control-Allow-Credentials',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Headers',
    'Access-Control-Max-Age',
    'Access-Control-Expose-Headers',
    'Access-Control-Request-Method',
    'Access-Control-Request-Headers',
    'Origin',
    'Cookie',
    'Location',
    'Vary',
    'Sec-Fetch-Dest',
  ),
  string({ unit: 'binary' }),
);
const value = oneof(
  constantFrom('*', 'null', 'true', 'https://app.example', 'PUT, GET', 'x-a', '', ' ', ',', '{value}', '-1'),
  string({ unit: 'binary' }),
);
const url = oneof(
  constantFrom(
    'https://app.example/',
    'https://api.example/items',
    'https://b.example/#there',
    'https://u:p@c.example/',
    'http://192.168.1.1/',
    'data:,x',
    'ftp://x/',
    '',
  ),
  string({ unit: 'binary' }),
);
const headers = array<Header>(record({ name, value }), { maxLength: 6 });
const hop = record<Hop>({
  kind: constantFrom('preflight', 'redirect', 'response'),
  method: oneof(constantFrom('GET', 'PUT', 'OPTIONS'), string()),
  url,
  requestHeaders: headers,
  body: constantFrom(null),
  status: constantFrom(0, 200, 204, 302, 304, 404, 999),
  statusText: string(),
  responseHeaders: headers,
  redirectUrl: url,
  error: oneof(
    constantFrom('', 'net::ERR_FAILED', 'net::ERR_ABORTED', 'net::ERR_INVALID_REDIRECT'),
    string(),
  ),
  startedAt: constantFrom(0),
  duration: constantFrom(0),
  serverAddress: constantFrom(''),
  fromServiceWorker: constantFrom(false, true),
  emptyBody: constantFrom(false, true),
  synthesized: constantFrom(false, true),
  sent: constantFrom(false, true),
});
const browser = record<Browser>({
  engine: constantFrom('chromium', 'firefox', 'webkit'),
  version: constantFrom(null, 100, 132, 156),
});
const exchange = record<Exchange>({
  id: constantFrom(1),
  browser,
  url,
  method: oneof(constantFrom('GET', 'PUT'), string()),
  origin: oneof(constantFrom('https://app.example', 'http://app.example', 'null', null), string()),
  initiator: constantFrom(null, 'fetch', 'xhr', 'media', 'preload', 'beacon', 'other', 'font'),
  callSite: constantFrom(null),
  mode: constantFrom(null, 'cors', 'no-cors', 'same-origin', 'navigate', 'websocket'),
  startedAt: constantFrom(0),
  hops: array(hop, { minLength: 1, maxLength: 5 }),
  outcome: constantFrom('succeeded', 'failed', 'unknown'),
  cachedPreflight: option(record({ exchangeId: constantFrom(0), hop })),
  witnessed: option(
    record({
      asked: option(
        record({
          credentials: constantFrom('omit', 'same-origin', 'include'),
          mode: constantFrom(null, 'cors', 'no-cors', 'same-origin'),
          redirect: constantFrom('follow', 'error', 'manual'),
          integrity: constantFrom(false, true),
          callSite: constantFrom(null),
        }),
      ),
      passed: constantFrom(null, false, true),
    }),
  ),
});

describe('the decision', () => {
  it('is made for any bytes, with a message and a diff', () => {
    assert(
      property(array(exchange, { maxLength: 4 }), (log) => {
        const context = createLogContext();
        for (const each of log) context.observe(each);
        for (const each of log) {
          const { diagnosis } = diagnoseExchange(each, context);
          expect(diagnosis.blocking === null).toBe(diagnosis.verdict !== 'blocked');
          expect(diagnosis.failure === null).toBe(diagnosis.verdict !== 'failed');
          for (const alternative of diagnosis.alternatives) consoleMessage(each, alternative);
          headerDiff(each, diagnosis);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  it('never asks a server to allow null', () => {
    assert(
      property(exchange, (each) => {
        const { diagnosis } = diagnoseExchange(each, createLogContext());
        const allowed = diagnosis.needed.map(({ set }) => set['Access-Control-Allow-Origin']);
        expect(allowed).not.toContain('null');
      }),
      { numRuns: 1_000 },
    );
  });

  it('depends on nothing but what it is given', () => {
    assert(
      property(exchange, (each) => {
        expect(diagnoseExchange(each, createLogContext())).toEqual(
          diagnoseExchange(each, createLogContext()),
        );
      }),
      { numRuns: 300 },
    );
  });
});
