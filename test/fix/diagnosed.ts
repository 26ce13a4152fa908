import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Browser } from '../../src/cors/engine.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import { CHROMIUM, exchangesOf } from '../support/http-text.ts';

/** What the product makes of every exchange of a capture that is written as HTTP text. */
export function diagnoseAll(text: string, browser: Browser = CHROMIUM): readonly Diagnosed[] {
  const context = createLogContext();
  return exchangesOf(text, browser).map((exchange) => diagnoseExchange(exchange, context));
}

/** The same for a capture of one exchange. */
export function diagnoseOne(text: string, browser: Browser = CHROMIUM): Diagnosed {
  const [diagnosed, ...others] = diagnoseAll(text, browser);
  if (diagnosed === undefined || others.length > 0) throw new Error('expected one exchange');
  return diagnosed;
}

/** A preflight that the server does not know, and the request that was never sent. */
export const BLOCKED_PUT = `
OPTIONS https://api.example.com/items/1?access_token=t0p-s3cret
@request-id 1
Origin: https://app.example.com
Access-Control-Request-Method: PUT
Access-Control-Request-Headers: authorization,content-type,x-trace-id

404 Not Found
Server: nginx/1.27.0
X-Powered-By: Express
Content-Type: text/html
---
PUT https://api.example.com/items/1?access_token=t0p-s3cret
@request-id 1
@error net::ERR_FAILED
Origin: https://app.example.com
Authorization: Bearer t0p-s3cret
Content-Type: application/json
X-Trace-Id: 1
`;

/** A GET that needs no preflight and lacks the header. */
export const BLOCKED_GET = `
GET https://api.example.com/items
@error net::ERR_FAILED
Origin: https://app.example.com

200 OK
Content-Type: application/json
`;
