import { MAX_BODY_LENGTH, MAX_URL_LENGTH, MAX_WORD_LENGTH } from '../bounds.ts';
import type { EntryRecord, RequestBody } from '../entry-record.ts';
import type { HeaderInterner } from './header-interner.ts';
import { hopKindOf } from '../hop-kind.ts';
import { readHeaders, type HeaderDropReason } from './read-headers.ts';
import { readInitiator } from './read-initiator.ts';
import { cut, numberOf, partsOf, textOf, type Unchecked } from './unknown.ts';

/** Why an entry was not read. `local-url` (data:, blob: …) is no fault: such a request never leaves the browser, CORS has no say in it. */
type DropReason = 'local-url' | 'no-url' | 'url-too-long' | 'no-method' | 'no-start' | HeaderDropReason;

export interface DroppedEntry {
  readonly dropped: DropReason;
}

/** Tells an entry that was read from one that was not. */
export const isDropped = (reading: EntryRecord | DroppedEntry): reading is DroppedEntry =>
  'dropped' in reading;

const LOCAL_URL = /^(?:data|blob|about|javascript):/i;

/** https://fetch.spec.whatwg.org/#redirect-status */
export const isRedirectStatus = (status: number): boolean => /^30[12378]$/.test(String(status));

/**
 * Reads one HAR entry, as a browser delivers it to an extension or as a file holds it: Chromium's and Firefox's own, and those of other
 * recorders as far as they go. Never throws; what cannot be used comes back with the reason.
 */
export function readEntry(raw: unknown, intern: HeaderInterner): EntryRecord | DroppedEntry {
  const entry: RawEntry = partsOf(raw);
  const { _initiator: initiator, _resourceType: type } = entry;
  const request: RawRequest = partsOf(entry.request);
  const response: RawResponse = partsOf(entry.response);
  // `_failureText` is Playwright's name for it.
  const { _error: error, _failureText: failureText, _fetchedViaServiceWorker: viaServiceWorker } = response;
  const url = textOf(request.url);
  const startedAt = Date.parse(textOf(entry.startedDateTime));
  const reason = reasonToDrop(url, textOf(request.method), startedAt);
  if (reason !== null) return { dropped: reason };
  const method = word(request.method, intern);
  const requestHeaders = readHeaders(request, intern);
  if (typeof requestHeaders === 'string') return { dropped: requestHeaders };
  const responseHeaders = readHeaders(response, intern);
  if (typeof responseHeaders === 'string') return { dropped: responseHeaders };
  const status = statusOf(response);
  const redirectUrl = redirectUrlOf(response, status, url);
  const resourceType = word(type, intern);
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
    error: word(error ?? failureText, intern),
    resourceType,
    initiator: readInitiator(initiator, intern),
    serverAddress: word(entry.serverIPAddress, intern),
    fromServiceWorker: viaServiceWorker === true,
    emptyBody: partsOf<'size'>(response.content).size === 0,
    sent: hasTimings(entry.timings),
    pageReference: word(entry.pageref, intern),
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
type RawRequest = Unchecked<'url' | 'method' | 'headers' | 'postData'>;
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

const word = (value: unknown, intern: HeaderInterner): string =>
  intern.text(cut(textOf(value), MAX_WORD_LENGTH));

function reasonToDrop(url: string, method: string, startedAt: number): DropReason | null {
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

/** `redirectURL` is the `Location` line as it was sent (a 201 may have one as well): resolved here, as the browser does. */
function redirectUrlOf(response: RawResponse, status: number, url: string): string {
  if (!isRedirectStatus(status)) return '';
  const location = textOf(response.redirectURL);
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
