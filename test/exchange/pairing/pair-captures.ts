import type { Exchange } from '../../../src/exchange/exchange.ts';
import { exchangesOf } from '../../support/http-text.ts';

/** Captures, as HTTP text, that several tests of the pairer begin with. */

export const hopsOf = ({ hops }: Exchange): string[] =>
  hops.map((hop) => `${hop.kind} ${hop.method} ${hop.status}`);

export const PREFLIGHT = `
  OPTIONS https://api.example/items
  @start 3
  @time 4
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: x-trace-id

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: PUT
  Access-Control-Allow-Headers: x-trace-id
`;

export const REQUEST = `
  PUT https://api.example/items
  @start 0
  @time 20
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  X-Trace-Id: 1

  200 OK
  Access-Control-Allow-Origin: https://app.example
`;

export const BLOCKED_PREFLIGHT = `
  OPTIONS https://api.example/items
  @start 3
  @time 4
  Origin: https://app.example
  Access-Control-Request-Method: PUT
  Access-Control-Request-Headers: content-type,x-trace-id

  404 Not Found
`;

export const redirect = (start: number, from: string, to: string, origin: string): string => `
    GET ${from}
    @start ${start}
    @time 5
    Origin: ${origin}
    Sec-Fetch-Mode: cors

    302 Found
    Location: ${to}
    Access-Control-Allow-Origin: *
  `;

export const later = (start: number): string => REQUEST.replace('@start 0', `@start ${start}`);

export const get = (headers: string): string => `
    GET https://api.example/items
    ${headers}

    200 OK
    `;

export const target = (method: string): string => `
      ${method} https://b.example/2
      @start 5
      Origin: https://app.example

      200 OK`;

export const aged = (seconds: string): string =>
  `${PREFLIGHT.trimEnd()}\n  Access-Control-Max-Age: ${seconds}\n`;

export const cachedAt = (preflight: string, start: number): boolean =>
  exchangesOf([preflight, REQUEST, later(start)].join('---'))[1]?.cachedPreflight !== null;
