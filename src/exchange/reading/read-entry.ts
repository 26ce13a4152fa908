import { MAX_BODY_LENGTH, MAX_URL_LENGTH, MAX_WORD_LENGTH } from '../bounds.ts';
import type { EntryRecord, HopKind, RequestBody } from '../entry-record.ts';
import type { HeaderList } from '../../cors/header-list.ts';
import type { HeaderInterner } from './header-interner.ts';
import type { EpochMilliseconds } from '../units.ts';
import type { RequestLine } from './request-line.ts';
import { readHeaders, type HeaderDropReason } from './read-headers.ts';
import { readInitiator } from './read-initiator.ts';
import { cut, listOf, numberOf, partsOf, textOf, type Unchecked } from './unknown.ts';

/** Why an entry was not read. No fault: `local-url` (data:, blob: …) never leaves the browser. */
type DropReason = 'local-url' | 'no-url' | 'url-too-long' | 'no-method' | 'no-start' | HeaderDropReason;

export interface DroppedEntry {
  readonly dropped: DropReason;
}

/** Tells an entry that was read from one that was not. */
export const isDropped = <Reading extends object>(
  reading: EntryRecord | Reading,
): reading is Exclude<Reading, EntryRecord> => 'dropped' in reading;

const LOCAL_URL = /^(?:data|blob|about|javascript):/i;

/** https://fetch.spec.whatwg.org/#redirect-status */
export const isRedirectStatus = (status: number): boolean => /^30[12378]$/.test(String(status));

/** What a file says beside an entry. */
export interface Surroundings {
  /** Stands for the entry's own time where it has none. */
  readonly startedAt: EpochMilliseconds;
  /** The address of a page by the reference that its entries carry. */
  readonly pageUrl: (pageReference: string) => string;
  /** Whether no browser wrote it. */
  readonly seenOnWire: boolean;
  /** Recorders differ in where they put them, and in how they word a failure. */
  readonly requestLine: (request: unknown) => RequestLine;
  /** The lines in a message's `headers`, unchecked. */
  readonly headerLines: (headers: unknown) => readonly unknown[];
  readonly requestHeaderLines: (headers: unknown) => readonly unknown[];
  readonly failureName: (words: string) => string;
}

/** The surroundings of an entry that a browser delivers by itself: the devtools page loads nothing that only files need. */
const ALONE: Surroundings = {
  startedAt: Number.NaN,
  pageUrl: () => '',
  seenOnWire: false,
  requestLine: (request) => {
    const { method, url } = partsOf<'method' | 'url'>(request);
    return { method: textOf(method), url: textOf(url) };
  },
  headerLines: listOf,
  requestHeaderLines: listOf,
  failureName: (words) => words,
};

/**
 * Reads one HAR entry, as a browser delivers it to an extension or as a file holds it: Chromium's and Firefox's own, and those of other
 * recorders as far as they go. Never throws; what cannot be used comes back with the reason.
 */
export function readEntry(
  raw: unknown,
  intern: HeaderInterner,
  around: Surroundings = ALONE,
): EntryRecord | DroppedEntry {
  const entry: RawEntry = partsOf(raw);
  const { _initiator: initiator, _resourceType: type } = entry;
  const request: RawRequest = partsOf(entry.request);
  const response: RawResponse = partsOf(entry.response);
  // `_failureText` is Playwright's name for it.
  const { _error: error, _failureText: failureText, _fetchedViaServiceWorker: viaServiceWorker } = response;
  const line = around.requestLine(request);
  const { url } = line;
  const startedAt = startOf(entry.startedDateTime, around);
  const reason = reasonToDrop(line, startedAt);
  if (reason !== null) return { dropped: reason };
  const method = word(line.method, intern);
  const requestHeaders = readHeaders(around.requestHeaderLines(request.headers), intern);
  if (typeof requestHeaders === 'string') return { dropped: requestHeaders };
  const responseHeaders = readHeaders(around.headerLines(response.headers), intern);
  if (typeof responseHeaders === 'string') return { dropped: responseHeaders };
  const status = statusOf(response);
  const redirectUrl = redirectUrlOf(response, responseHeaders, status, url);
  const resourceType = word(type, intern);
  const pageReference = word(entry.pageref, intern);
  return {
    kind: hopKindOf({ resourceType, method, requestHeaders, redirectUrl }),
    url,
    method,
    startedAt,
    duration: Math.max(0, numberOf(entry.time, 0)),
    requestHeaders,
    body: readBody(request.postData, intern),
    status,
    statusText: word(response.statusText, intern),
    responseHeaders,
    redirectUrl,
    error: around.failureName(word(error ?? failureText, intern)),
    resourceType,
    initiator: readInitiator(initiator, intern),
    serverAddress: word(entry.serverIPAddress, intern),
    fromServiceWorker: viaServiceWorker === true,
    emptyBody: partsOf<'size'>(response.content).size === 0,
    sent: hasTimings(entry.timings),
    pageReference,
    pageUrl: around.pageUrl(pageReference),
    seenOnWire: around.seenOnWire,
    witnessed: null,
    synthesized: false,
  };
}

/** https://w3c.github.io/web-performance/specs/HAR/Overview.html, with what browsers add under names of their own. */
type RawEntry = Unchecked<
  | 'request'
  | 'response'
  | 'startedDateTime'
  | 'time'
  | 'timings'
  | 'serverIPAddress'
  | 'pageref'
  | '_initiator'
  | '_resourceType'
>;
type RawRequest = Unchecked<'postData' | 'headers'>;
type RawResponse = Unchecked<
  | 'status'
  | 'statusText'
  | 'headers'
  | 'redirectURL'
  | 'content'
  | '_error'
  | '_failureText'
  | '_fetchedViaServiceWorker'
>;

/** A header that no page can set. Read without the rules for headers, which the devtools page does not load. */
const OF_PREFLIGHT = /^access-control-request-method$/i;

/** What an entry is by itself. A preflight: Chromium says so, elsewhere it is an OPTIONS with a header that no page can set. */
function hopKindOf(
  record: Pick<EntryRecord, 'resourceType' | 'method' | 'requestHeaders' | 'redirectUrl'>,
): HopKind {
  const { resourceType, method, requestHeaders, redirectUrl } = record;
  const isPreflight =
    resourceType === 'preflight' ||
    (method === 'OPTIONS' && requestHeaders.some(({ name }) => OF_PREFLIGHT.test(name)));
  if (isPreflight) return 'preflight';
  return redirectUrl === '' ? 'response' : 'redirect';
}

const word = (value: unknown, intern: HeaderInterner): string =>
  intern.text(cut(textOf(value), MAX_WORD_LENGTH));

/** ISO 8601 by the specification; some recorders write milliseconds since 1970. */
function startOf(startedDateTime: unknown, { startedAt }: Surroundings): EpochMilliseconds {
  const time = typeof startedDateTime === 'number' ? startedDateTime : Date.parse(textOf(startedDateTime));
  return Number.isFinite(time) ? time : startedAt;
}

function reasonToDrop({ url, method }: RequestLine, startedAt: number): DropReason | null {
  if (LOCAL_URL.test(url)) return 'local-url';
  if (url.length > MAX_URL_LENGTH) return 'url-too-long';
  if (!URL.canParse(url)) return 'no-url';
  if (method === '' || method.length > MAX_WORD_LENGTH) return 'no-method';
  return Number.isNaN(startedAt) ? 'no-start' : null;
}

/** An empty object says that nothing was measured; recorders that leave `timings` out say nothing. */
function hasTimings(timings: unknown): boolean {
  return typeof timings !== 'object' || timings === null || Object.keys(timings).length > 0;
}

/** Recorders write -1, 0 or nothing for a response that never came. */
function statusOf(response: RawResponse): number {
  const status = numberOf(response.status, 0);
  return status >= 100 && status <= 999 ? Math.trunc(status) : 0;
}

/**
 * `redirectURL` is the `Location` line as it was sent (a 201 may have one as well): resolved here, as the browser does. Proxies leave it out.
 */
function redirectUrlOf(response: RawResponse, headers: HeaderList, status: number, url: string): string {
  if (!isRedirectStatus(status)) return '';
  const told = textOf(response.redirectURL);
  const location = told === '' ? (headers.find(({ name }) => /^location$/i.test(name))?.value ?? '') : told;
  if (location === '' || location.length > MAX_URL_LENGTH) return '';
  return URL.canParse(location, url) ? new URL(location, url).href : location;
}

function readBody(data: unknown, intern: HeaderInterner): RequestBody | null {
  const { text, mimeType } = partsOf<'text' | 'mimeType'>(data);
  if (typeof text !== 'string') return null;
  return {
    mimeType: word(mimeType, intern),
    text: cut(text, MAX_BODY_LENGTH),
    truncated: text.length > MAX_BODY_LENGTH,
  };
}
