import { property, textOf } from '../../src/exchange/reading/unknown.ts';
import { entriesOf } from '../support/http-text.ts';
import { BROKEN_API, type Mix } from './mixes.ts';

/** What Chromium's entries hold beyond what a diagnosis reads, as it writes them without bodies. */
const EXTRAS = {
  _priority: 'High',
  _connectionId: '4202',
  cache: {},
  connection: '4202',
  serverIPAddress: '127.0.0.1',
  pageref: 'page_1',
  timings: {
    blocked: 1.7,
    dns: -1,
    ssl: -1,
    connect: -1,
    send: 0.094,
    wait: 2.55,
    receive: 0.61,
    _blocked_queueing: 0.98,
    _workerStart: -1,
    _workerReady: -1,
    _workerFetchStart: -1,
    _workerRespondWithSettled: -1,
  },
};

const REQUEST_EXTRAS = {
  httpVersion: 'HTTP/1.1',
  queryString: [],
  cookies: [],
  headersSize: 574,
  bodySize: 0,
};

const RESPONSE_EXTRAS = {
  httpVersion: 'HTTP/1.1',
  cookies: [],
  content: { size: 1532, mimeType: 'application/json', compression: -10 },
  headersSize: 344,
  bodySize: 1542,
  _transferSize: 1886,
};

const STACK = Array.from({ length: 6 }, (_, index) => ({
  functionName: `call${index}`,
  scriptId: '6',
  url: 'http://localhost:3000/assets/app-4f1c2b.js',
  lineNumber: 120 + index,
  columnNumber: 28,
}));

/** The entry with everything that Chromium writes. */
function asWritten(entry: unknown): object {
  const type = textOf(property(property(entry, '_initiator'), 'type'));
  return Object.assign({}, entry, EXTRAS, {
    request: Object.assign({}, property(entry, 'request'), REQUEST_EXTRAS),
    response: Object.assign({}, property(entry, 'response'), RESPONSE_EXTRAS),
    ...(type === 'script' ? { _initiator: { type, stack: { callFrames: STACK } } } : {}),
  });
}

/** One round, as JSON: parsing it anew gives every string of a round its own copy, as a browser's events do. */
const roundOf = (mix: Mix): string => JSON.stringify(entriesOf(mix.text).map(asWritten));

/** How long after each other rounds start. */
const ROUND_INTERVAL = 50;

/** `entry`, as long after the first round as its own round is. */
function shifted(entry: object, round: number): object {
  const started = Date.parse(textOf(property(entry, 'startedDateTime')));
  return Object.assign(entry, { startedDateTime: new Date(started + round * ROUND_INTERVAL).toISOString() });
}

/** Raw HAR entries, as Chromium delivers them, of at least `requests` requests. `from`: how many requests came before. */
export function rawEntries(requests: number, from = 0, mix: Mix = BROKEN_API): unknown[] {
  const entries: unknown[] = [];
  const json = roundOf(mix);
  const last = (from + requests) / mix.requests;
  for (let round = Math.floor(from / mix.requests); round < last; round++) {
    const parsed: object[] = JSON.parse(json.replaceAll('__N__', String(round)));
    entries.push(...parsed.map((entry) => shifted(entry, round)));
  }
  return entries;
}

/** Entries that the browser delivers for one round. */
export const entriesPerRound = (mix: Mix): number => entriesOf(mix.text).length;

/** The entries as a HAR file. */
export const harText = (entries: readonly unknown[]): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      browser: { name: 'Chrome', version: '156.0.0.0' },
      pages: [],
      entries,
    },
  });
