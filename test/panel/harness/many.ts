import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import { START, recordsOf } from '../../support/http-text.ts';

/** Headers as servers send them with every answer, so that a request here weighs what one weighs outside. */
const USUAL_REQUEST = `Origin: http://localhost:3000
Accept: */*
Accept-Encoding: gzip, deflate, br, zstd
Accept-Language: en-US,en;q=0.9
Referer: http://localhost:3000/
Sec-Fetch-Dest: empty
Sec-Fetch-Mode: cors
Sec-Fetch-Site: cross-site
User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36`;

const USUAL_RESPONSE = `X-Powered-By: Express
Content-Type: application/json; charset=utf-8
Cache-Control: no-cache
Connection: keep-alive
Vary: Origin`;

const TEMPLATES = recordsOf(`
GET http://localhost:8000/api/items
@error net::ERR_FAILED
${USUAL_REQUEST}

200 OK
${USUAL_RESPONSE}
---
GET http://localhost:8000/api/users
${USUAL_REQUEST}

200 OK
Access-Control-Allow-Origin: http://localhost:3000
${USUAL_RESPONSE}
---
GET http://localhost:9000/metrics
${USUAL_REQUEST}

200 OK
Access-Control-Allow-Origin: *
${USUAL_RESPONSE}
---
GET http://localhost:9000/stream
@error net::ERR_CONNECTION_REFUSED
${USUAL_REQUEST}
`);

/** `count` requests, numbered from `from` on, each to an address of its own. Header lines are shared, as in the log. */
export function manyRecords(from: number, count: number): EntryRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const template = TEMPLATES[number % TEMPLATES.length];
    if (template === undefined) throw new Error('there is a template');
    return { ...template, url: `${template.url}/${number}?page=${number % 97}`, startedAt: START + number };
  });
}
