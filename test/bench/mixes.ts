/** What pages do, as HTTP text: one round of it. `__N__` is another number in each round. */
export interface Mix {
  /** What it is made of, for the report. */
  readonly name: string;
  readonly text: string;
  /** Requests the page makes in one round; preflights are part of theirs. */
  readonly requests: number;
}

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

/** Two requests pass, one with a preflight; one is refused in its preflight, one in its response, one finds no server. */
const API_TEXT = `
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

/** What a developer sees whose API does not work yet: the expensive kind, where most is wrong. */
export const BROKEN_API: Mix = { name: 'a broken API, 3 of 5 requests fail', text: API_TEXT, requests: 5 };

interface Resource {
  readonly type: string;
  readonly destination: string;
  readonly mode: string;
  readonly path: string;
}

const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

/** Something of the page's own server, as an optimised build serves it. */
const own = ({ type, destination, mode, path }: Resource): string => `
GET http://localhost:3000${path}
@type ${type}
${type === 'fetch' ? '' : '@initiator parser'}
Accept: */*
Accept-Encoding: gzip, deflate, br, zstd
Accept-Language: en-US,en;q=0.9
Connection: keep-alive
Cookie: session=8f14e45fceea167a5a36dedd4bea2543
Host: localhost:3000
Referer: http://localhost:3000/
Sec-Fetch-Dest: ${destination}
Sec-Fetch-Mode: ${mode}
Sec-Fetch-Site: same-origin
User-Agent: ${USER_AGENT}
sec-ch-ua: "Not:A-Brand";v="8", "Chromium";v="156"
sec-ch-ua-mobile: ?0
sec-ch-ua-platform: "Linux"

200 OK
Accept-Ranges: bytes
Cache-Control: public, max-age=31536000, immutable
Connection: keep-alive
Content-Length: 48213
Content-Type: application/octet-stream
Date: Thu, 01 Jan 2026 12:00:00 GMT
ETag: W/"bc55-Vt0nUa0kU8bHMVo3xSiW4bUNUWk"
Last-Modified: Wed, 31 Dec 2025 12:00:00 GMT`;

/** A read of the API that passes. */
const read = (path: string): string => `
GET http://localhost:8000${path}
Origin: http://localhost:3000
${REQUEST}

200 OK
Access-Control-Allow-Origin: http://localhost:3000
${RESPONSE}`;

/** A write that passes, with its preflight. */
const write = (path: string, id: number): string => `
OPTIONS http://localhost:8000${path}
@request-id __N__.${id}
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
PUT http://localhost:8000${path}
Origin: http://localhost:3000
Content-Type: application/json
${REQUEST}

200 OK
Access-Control-Allow-Origin: http://localhost:3000
${RESPONSE}`;

/** A read that the API forgot to allow. */
const refused = (path: string): string => `
GET http://localhost:8000${path}
@error net::ERR_FAILED
Origin: http://localhost:3000
${REQUEST}

200 OK
${RESPONSE}`;

const script = (path: string): string =>
  own({ type: 'script', destination: 'script', mode: 'no-cors', path });
const style = (path: string): string =>
  own({ type: 'stylesheet', destination: 'style', mode: 'no-cors', path });
const image = (path: string): string => own({ type: 'image', destination: 'image', mode: 'no-cors', path });
const ownData = (path: string): string => own({ type: 'fetch', destination: 'empty', mode: 'cors', path });

const PAGE_BLOCKS = [
  own({ type: 'document', destination: 'document', mode: 'navigate', path: '/projects/__N__' }),
  style('/assets/app-__N__.css'),
  script('/assets/app-__N__.js'),
  script('/assets/vendor-__N__.js'),
  script('/assets/projects-__N__.js'),
  script('/assets/charts-__N__.js'),
  image('/images/logo-__N__.svg'),
  image('/images/avatar-__N__.webp'),
  image('/images/cover-__N__.webp'),
  ownData('/locales/en.json?__N__'),
  ownData('/flags.json?__N__'),
  read('/api/me?__N__'),
  read('/api/projects/__N__'),
  read('/api/projects/__N__/tasks?page=1'),
  read('/api/projects/__N__/members'),
  read('/api/notifications?since=__N__'),
  write('/api/projects/__N__/seen', 1),
  write('/api/projects/__N__/layout', 2),
  refused('/api/usage/__N__'),
];

/** What a page does that works but for one request. */
export const PAGE: Mix = {
  name: 'a page, 1 of 19 requests fails, 11 of them same-origin',
  text: PAGE_BLOCKS.join('\n---'),
  requests: PAGE_BLOCKS.length,
};
