import { getHeader, hasHeader } from '../cors/header-list.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import { isSameOrigin, originOf } from '../cors/origin.ts';
import { unsafeRequestHeaderNames } from '../cors/safelist.ts';
import type { EntryRecord } from './entry-record.ts';
import type { RequestMode } from './exchange.ts';
import { refererOrigin } from './request-facts.ts';

/** A hop of a request, as far as its mode is concerned. */
export interface ModeEvidence {
  readonly record: EntryRecord;
  /** Whether a preflight belongs to it. */
  readonly preflighted: boolean;
}

/** What one hop tells of the mode by one kind of evidence; null: nothing. */
type Tell = (hop: ModeEvidence) => RequestMode | null;

/**
 * The request's mode, weighed from what any recorder gives; null when nothing tells. `Sec-Fetch-Mode` says it, but no browser sends that over
 * http to other hosts than this machine, nor did any before Chrome 76, Firefox 90 and Safari 16.4. A mode never changes on the way: the
 * strongest evidence of any hop decides, not the first hop.
 */
export function modeOfRequest(hops: readonly ModeEvidence[]): RequestMode | null {
  for (const tell of TELLS) {
    for (const hop of hops) {
      const mode = tell(hop);
      if (mode !== null) return mode;
    }
  }
  return null;
}

const MODES: ReadonlySet<string> = new Set<RequestMode>([
  'cors',
  'no-cors',
  'same-origin',
  'navigate',
  'websocket',
]);

const preflight: Tell = ({ preflighted }) => (preflighted ? 'cors' : null);

const fetchMetadata: Tell = ({ record }) => {
  const told = getHeader(record.requestHeaders, 'sec-fetch-mode');
  return told !== null && MODES.has(told) ? (told as RequestMode) : null;
};

const webSocket: Tell = ({ record }) =>
  record.resourceType === 'websocket' ||
  /^wss?:/i.test(record.url) ||
  hasHeader(record.requestHeaders, 'sec-websocket-key')
    ? 'websocket'
    : null;

const chromiumDocument: Tell = ({ record }) => (record.resourceType === 'document' ? 'navigate' : null);

/** GET and HEAD carry `Origin` only when the response tainting is "cors". https://fetch.spec.whatwg.org/#append-a-request-origin-header */
const originOfGet: Tell = ({ record }) =>
  isGet(record) && hasHeader(record.requestHeaders, 'origin') ? 'cors' : null;

/** XMLHttpRequest, EventSource and fonts know no other mode. */
const typeWithoutChoice: Tell = ({ record }) =>
  /^(?:xhr|eventsource|font)$/.test(record.resourceType) ? 'cors' : null;

/** The mode `no-cors` and forms know three methods and a handful of headers. https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name */
const beyondNoCors: Tell = ({ record }) => {
  if (!hasHeader(record.requestHeaders, 'origin')) return null;
  const needs = !isSafelistedMethod(record.method) || hasHeader(record.requestHeaders, 'authorization');
  return needs || hasUnsafeContentType(record) ? 'cors' : null;
};

/** Only navigations ask for documents in this way, in every browser; a page that asks for HTML itself does not name XHTML and all the rest. */
const DOCUMENT_ACCEPT = /^text\/html, ?application\/xhtml\+xml\b.*\*\/\*/;

const navigation: Tell = ({ record }) =>
  getHeader(record.requestHeaders, 'upgrade-insecure-requests') === '1' ||
  DOCUMENT_ACCEPT.test(getHeader(record.requestHeaders, 'accept') ?? '')
    ? 'navigate'
    : null;

/**
 * Chromium gave the page an answer of another origin that permits nothing, or of which it shows no header at all, as it does for what Opaque
 * Response Blocking took. Measured in 156.
 */
const passedWithoutGrant: Tell = ({ record }) =>
  didPass(record) && leavesOrigin(record) && !hasHeader(record.responseHeaders, 'access-control-allow-origin')
    ? 'no-cors'
    : null;

/**
 * It was sent without `Origin`, and so without CORS, in any browser. Beside GET and HEAD: Firefox before 70 and Safari send none with forms and
 * beacons. Which of these it was, or a request within its origin, does not matter: nothing is checked.
 */
const sentWithoutOrigin: Tell = ({ record }) =>
  !hasHeader(record.requestHeaders, 'origin') &&
  isSafelistedMethod(record.method) &&
  !hasUnsafeContentType(record) &&
  isSentByBrowser(record) &&
  // Firefox lists where a blocked redirect would have led, too.
  (record.sent || record.status > 0) &&
  showsWhatWasSent(record)
    ? 'no-cors'
    : null;

/** What elements load by default is `no-cors`; what failed may have had a `crossorigin` attribute. */
const elementThatLoaded: Tell = ({ record }) =>
  record.error === '' && /^(?:image|media|script|stylesheet|texttrack|ping|other)$/.test(record.resourceType)
    ? 'no-cors'
    : null;

/** What `navigator.sendBeacon` and a `fetch` that nobody waits for send, and what answers them: nothing to read, and nobody permitted to. */
const beacon: Tell = ({ record }) => {
  const { method, status, emptyBody, requestHeaders, responseHeaders } = record;
  if (method !== 'POST' || status < 200 || status > 299 || hasUnsafeContentType(record)) return null;
  if (responseHeaders.some(({ name }) => /^access-control-/i.test(name))) return null;
  const sendsText = /^(?:text\/plain|$)/.test(getHeader(requestHeaders, 'content-type') ?? '');
  const isEmpty =
    status === 204 || emptyBody || (getHeader(responseHeaders, 'content-type') ?? '').startsWith('image/');
  return sendsText && isEmpty ? 'no-cors' : null;
};

/**
 * Firefox sends beacons with its lowest priority; what a script asks for is of `u=4`, `u=5` at the least. Measured in 153. With a body that needs
 * CORS a beacon is preflighted.
 */
const firefoxBeacon: Tell = ({ record }) =>
  record.method === 'POST' &&
  !hasUnsafeContentType(record) &&
  /^u=6\b/.test(getHeader(record.requestHeaders, 'priority') ?? '')
    ? 'no-cors'
    : null;

/** From the strongest to the weakest. */
const TELLS: readonly Tell[] = [
  preflight,
  fetchMetadata,
  webSocket,
  chromiumDocument,
  originOfGet,
  typeWithoutChoice,
  beyondNoCors,
  firefoxBeacon,
  navigation,
  passedWithoutGrant,
  sentWithoutOrigin,
  elementThatLoaded,
  beacon,
];

const isGet = ({ method }: EntryRecord): boolean => method === 'GET' || method === 'HEAD';

const hasUnsafeContentType = ({ requestHeaders }: EntryRecord): boolean =>
  hasHeader(requestHeaders, 'content-type') &&
  unsafeRequestHeaderNames(requestHeaders, 'chromium').includes('content-type');

/** `net::ERR_ABORTED` with a status: a success whose body the page never read. Only Chromium tells what passed. */
const didPass = ({ status, error, resourceType, fromServiceWorker }: EntryRecord): boolean =>
  resourceType !== '' &&
  status > 0 &&
  (error === '' || error === 'net::ERR_ABORTED') &&
  // What a worker answers with need not permit anything.
  !fromServiceWorker;

const leavesOrigin = (record: EntryRecord): boolean => {
  const origin = getHeader(record.requestHeaders, 'origin') ?? refererOrigin(record);
  return origin !== null && !isSameOrigin(origin, originOf(record.url));
};

/**
 * Whether the headers are those that went out. Those that Chromium knows before it sends a request (DevTools calls them provisional) lack
 * what its network process adds, `Origin` among them; recorders of the wire, Firefox and Safari know no others.
 */
function showsWhatWasSent({ requestHeaders, status, resourceType }: EntryRecord): boolean {
  if (requestHeaders.some(({ name }) => ADDED_ON_THE_WAY.test(name))) return true;
  // A page sets `Accept` itself on what it asks for by script.
  return !/^(?:fetch|xhr)$/.test(resourceType) && status > 0 && hasHeader(requestHeaders, 'accept');
}

/** Whether it is a GET that certainly went out without `Origin`, and so without CORS, unless it stayed within its origin. */
export const isSentWithoutOrigin = (record: EntryRecord): boolean =>
  isGet(record) &&
  showsWhatWasSent(record) &&
  !hasHeader(record.requestHeaders, 'origin') &&
  !hasHeader(record.requestHeaders, 'sec-fetch-mode');

/** Every browser's name begins so. Programs have no pages, and CORS does not concern them. */
export const isSentByBrowser = ({ requestHeaders }: Pick<EntryRecord, 'requestHeaders'>): boolean =>
  /^(?:Mozilla|Opera)\//.test(getHeader(requestHeaders, 'user-agent') ?? 'Mozilla/');

const ADDED_ON_THE_WAY = /^(?:accept-encoding|connection|cookie|host|sec-fetch-site)$/i;
