import { property, textOf } from '../../src/exchange/unknown.ts';
import { entriesOf, START } from '../support/http-text.ts';

const REQUEST = `Accept: */*
Accept-Encoding: gzip, deflate, br, zstd
Accept-Language: en-US,en;q=0.9
Connection: keep-alive
Host: localhost:8000
Referer: http://localhost:3000/
Sec-Fetch-Dest: empty
Sec-Fetch-Mode: cors
Sec-Fetch-Site: cross-site
User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36
sec-ch-ua: "Not:A-Brand";v="8", "Chromium";v="156"
sec-ch-ua-mobile: ?0
sec-ch-ua-platform: "Linux"`;

const RESPONSE = `X-Powered-By: Express
Cache-Control: no-store
Connection: keep-alive
Content-Type: application/json; charset=utf-8
Content-Length: 1532
Date: Thu, 01 Jan 2026 12:00:00 GMT
ETag: W/"5fc-Vt0nUa0kU8bHMVo3xSiW4bUNUWk"
Keep-Alive: timeout=5
Vary: Origin`;

/** What pages do: two requests pass, one with a preflight; one is refused in its preflight, one in its response, one finds no server. */
const MIX = `
GET http://localhost:8000/api/users/__N__
Origin: http://localhost:3000
${REQUEST}

200 OK
Access-Control-Allow-Origin: http://localhost:3000
${RESPONSE}
---
OPTIONS http://localhost:8000/api/tasks/__N__
@start 12
@request-id __N__.1
Origin: http://localhost:3000
Access-Control-Request-Method: PUT
Access-Control-Request-Headers: content-type
${REQUEST}

204 No Content
Access-Control-Allow-Origin: http://localhost:3000
Access-Control-Allow-Methods: GET, PUT, DELETE
Access-Control-Allow-Headers: content-type
Access-Control-Max-Age: 600
Vary: Origin
---
PUT http://localhost:8000/api/tasks/__N__
@start 10
Origin: http://localhost:3000
Content-Type: application/json
${REQUEST}

200 OK
Access-Control-Allow-Origin: http://localhost:3000
${RESPONSE}
---
OPTIONS http://localhost:8000/api/reports/__N__
@start 22
@request-id __N__.2
Origin: http://localhost:3000
Access-Control-Request-Method: DELETE
Access-Control-Request-Headers: authorization,x-trace-id
${REQUEST}

404 Not Found
${RESPONSE}
---
DELETE http://localhost:8000/api/reports/__N__
@start 20
@error net::ERR_FAILED
Authorization: Bearer __N__
X-Trace-Id: __N__
---
GET http://localhost:8000/api/me?__N__
@start 30
@error net::ERR_FAILED
Origin: http://localhost:3000
${REQUEST}

200 OK
${RESPONSE}
---
GET http://localhost:9000/v1/rates/__N__
@start 40
@error net::ERR_CONNECTION_REFUSED
`;

/** Requests the page makes in one round of the mix; preflights are part of theirs. */
export const REQUESTS_PER_ROUND = 5;

/** Entries that the browser delivers for them. */
export const ENTRIES_PER_ROUND = 7;

/** What Chromium's entries hold beyond what a diagnosis reads. */
const EXTRAS = {
  _priority: 'High',
  _connectionId: '4202',
  cache: {},
  connection: '4202',
  serverIPAddress: '127.0.0.1',
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

const STACK = Array.from({ length: 6 }, (_, index) => ({
  functionName: `call${index}`,
  scriptId: '6',
  url: 'http://localhost:3000/assets/app-4f1c2b.js',
  lineNumber: 120 + index,
  columnNumber: 28,
}));

const MIX_AS_JSON = JSON.stringify(
  entriesOf(MIX).map((entry) => {
    const isScript = textOf(property(property(entry, '_initiator'), 'type')) === 'script';
    return Object.assign(
      {},
      entry,
      EXTRAS,
      isScript ? { _initiator: { type: 'script', stack: { callFrames: STACK } } } : {},
    );
  }),
);

/**
 * Raw HAR entries, as Chromium delivers them, of at least `requests` requests; every string in them is their own. `from`: how many requests
 * came before.
 */
export function rawEntries(requests: number, from = 0): unknown[] {
  const entries: unknown[] = [];
  const last = (from + requests) / REQUESTS_PER_ROUND;
  for (let round = Math.floor(from / REQUESTS_PER_ROUND); round < last; round++) {
    const started = new Date(START + round * 50).toISOString();
    const text = MIX_AS_JSON.replaceAll('__N__', String(round)).replaceAll(
      new Date(START).toISOString().slice(0, 17),
      started.slice(0, 17),
    );
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) entries.push(...parsed);
  }
  return entries;
}

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
