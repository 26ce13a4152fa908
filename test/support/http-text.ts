import type { Browser } from '../../src/cors/engine.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createHeaderInterner } from '../../src/exchange/reading/header-interner.ts';
import { pairAll } from '../../src/exchange/pairing/pair.ts';
import { isDropped, isRedirectStatus, readEntry } from '../../src/exchange/reading/read-entry.ts';

/*
 * Captures written as HTTP text. One entry per block, blocks are separated by a line of `---`:
 *
 *   OPTIONS https://api.example/items        request line: method and absolute URL
 *   @start 3                                 milliseconds after START; without it each entry starts 10 ms after the one before
 *   @time 4                                  its duration in milliseconds; 5 without it
 *   Origin: https://app.example              request header lines, a name may come twice
 *   Access-Control-Request-Method: PUT
 *
 *   204 No Content                           response: a paragraph that starts with a status; without one there was no response
 *   Access-Control-Allow-Origin: *
 *
 * Further directives: `@type xhr` (Chromium's resource type; `fetch` without it, `preflight` where there is an
 * Access-Control-Request-Method), `@error net::ERR_FAILED`, `@request-id 7` (of the request a preflight is for), `@page page_1`,
 * `@unsent` (Firefox: nothing was measured), `@cached` (Firefox: answered from the HTTP cache), `@empty-body` (the recorder saw no byte of the
 * response's body), `@initiator parser`, `@from https://app.example/app.js:42:7 save` (call site), `@service-worker`.
 * A paragraph between request and response is the request's body. Lines that start with `#` are remarks.
 * A redirect's target is its `Location`. In Firefox the directives that only Chromium knows have no effect.
 */

/** The moment to which `@start` adds. */
export const START = Date.parse('2026-01-01T12:00:00.000Z');

export const CHROMIUM: Browser = { engine: 'chromium', version: 156 };
export const FIREFOX: Browser = { engine: 'firefox', version: 153 };

/** The exchanges that the capture makes in `browser`. */
export const exchangesOf = (text: string, browser: Browser = CHROMIUM): Exchange[] =>
  pairAll(recordsOf(text, browser), browser);

/** The only exchange of a capture that makes one. */
export function exchangeOf(text: string, browser: Browser = CHROMIUM): Exchange {
  const [exchange, ...others] = exchangesOf(text, browser);
  if (exchange === undefined || others.length > 0)
    throw new Error(`expected one exchange, got ${others.length + (exchange === undefined ? 0 : 1)}`);
  return exchange;
}

/** The records that `readEntry` makes of the capture. */
export function recordsOf(text: string, browser: Browser = CHROMIUM): EntryRecord[] {
  const interner = createHeaderInterner();
  return entriesOf(text, browser).map((entry) => {
    const record = readEntry(entry, interner);
    if (isDropped(record)) throw new Error(`the capture has an entry that is dropped: ${record.dropped}`);
    return record;
  });
}

/** The capture as a HAR file of `browser` holds it. */
export function harOf(text: string, browser: Browser = CHROMIUM): unknown {
  const isFirefox = browser.engine === 'firefox';
  const creator = { name: isFirefox ? 'Firefox' : 'WebInspector', version: isFirefox ? '153.0' : '537.36' };
  const application = { name: isFirefox ? 'Firefox' : 'Chrome', version: `${browser.version ?? 0}.0` };
  return {
    log: { version: '1.2', creator, browser: application, pages: [], entries: entriesOf(text, browser) },
  };
}

/** The capture's HAR entries, as `browser` delivers them. */
export function entriesOf(text: string, browser: Browser = CHROMIUM): unknown[] {
  const blocks = text.split(/^[ \t]*---[ \t]*$/m).map(blockOf);
  return blocks.map((block, index) => entryOf(block, index, browser));
}

interface HeaderLine {
  readonly name: string;
  readonly value: string;
}

interface Block {
  readonly requestLine: string;
  readonly directives: ReadonlyMap<string, string>;
  readonly requestHeaders: readonly HeaderLine[];
  readonly body: string | null;
  readonly statusLine: string;
  readonly responseHeaders: readonly HeaderLine[];
}

const STATUS_LINE = /^\d{3}(?: |$)/;

function blockOf(text: string): Block {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('#'));
  const paragraphs = lines
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n'));
  const [requestLine = '', ...requestLines] = paragraphs[0] ?? [];
  const response = paragraphs.slice(1).find(([first = '']) => STATUS_LINE.test(first)) ?? [];
  const body = paragraphs.slice(1).find(([first = '']) => !STATUS_LINE.test(first));
  return {
    requestLine,
    directives: new Map(
      requestLines
        .filter((line) => line.startsWith('@'))
        .map((line) => {
          const [name = '', ...rest] = line.slice(1).split(' ');
          return [name, rest.join(' ')];
        }),
    ),
    requestHeaders: requestLines.filter((line) => !line.startsWith('@')).map(headerOf),
    body: body === undefined ? null : body.join('\n'),
    statusLine: response[0] ?? '',
    responseHeaders: response.slice(1).map(headerOf),
  };
}

function headerOf(line: string): HeaderLine {
  const colon = line.indexOf(':');
  if (colon < 1) throw new Error(`not a header line: ${line}`);
  return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
}

const valueOf = (headers: readonly HeaderLine[], name: string): string | undefined =>
  headers.find((header) => header.name.toLowerCase() === name)?.value;

function entryOf(block: Block, index: number, browser: Browser): unknown {
  const [method, url] = block.requestLine.split(' ');
  const start = START + Number(block.directives.get('start') ?? index * 10);
  const contentType = valueOf(block.requestHeaders, 'content-type') ?? '';
  return {
    startedDateTime: new Date(start).toISOString(),
    time: Number(block.directives.get('time') ?? 5),
    request: {
      method,
      url,
      headers: block.requestHeaders,
      ...(block.body === null ? {} : { postData: { mimeType: contentType, text: block.body } }),
    },
    response: responseOf(block, browser),
    timings: block.directives.has('unsent') ? {} : { send: 0, wait: 1, receive: 0 },
    pageref: block.directives.get('page') ?? '',
    ...(browser.engine === 'chromium' ? chromiumExtras(block, url ?? '') : firefoxExtras(block)),
  };
}

function responseOf(block: Block, browser: Browser): unknown {
  const status = Number(block.statusLine.slice(0, 3));
  return {
    status,
    statusText: block.statusLine.slice(4),
    headers: block.responseHeaders,
    content: { size: block.directives.has('empty-body') ? 0 : 1 },
    redirectURL: isRedirectStatus(status) ? (valueOf(block.responseHeaders, 'location') ?? '') : '',
    ...(browser.engine === 'chromium'
      ? {
          _error: block.directives.get('error') ?? null,
          _fetchedViaServiceWorker: block.directives.has('service-worker'),
        }
      : {}),
  };
}

/** Firefox names the server for every answer that came from one. */
const firefoxExtras = ({ statusLine, directives }: Block): object =>
  statusLine === '' || directives.has('cached') || directives.has('unsent')
    ? {}
    : { serverIPAddress: '203.0.113.7' };

function chromiumExtras(block: Block, url: string): object {
  const isPreflight = valueOf(block.requestHeaders, 'access-control-request-method') !== undefined;
  const requestId = block.directives.get('request-id') ?? '';
  if (isPreflight) return { _resourceType: 'preflight', _initiator: { type: 'preflight', url, requestId } };
  return {
    _resourceType: block.directives.get('type') ?? 'fetch',
    _initiator: {
      type: block.directives.get('initiator') ?? 'script',
      ...stackOf(block.directives.get('from')),
    },
  };
}

/** `https://app.example/app.js:42:7 save`, counted from 1; CDP counts from 0. */
function stackOf(site: string | undefined): object {
  const match = /^(\S+):(\d+):(\d+)(?: (.*))?$/.exec(site ?? '');
  if (match === null) return {};
  const [, url, line, column, functionName = ''] = match;
  const frame = { url, lineNumber: Number(line) - 1, columnNumber: Number(column) - 1, functionName };
  return { stack: { callFrames: [frame] } };
}
