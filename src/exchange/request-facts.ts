import { getHeader, hasHeader, type HeaderList } from '../cors/header-list.ts';
import { isSameOrigin, OPAQUE_ORIGIN, originOf, type SerializedOrigin } from '../cors/origin.ts';
import type { EntryRecord } from './entry-record.ts';
import type { InitiatorKind, RequestMode } from './exchange.ts';

/** What a single entry tells about the request it belongs to. */

const RESOURCE_TYPES: ReadonlyMap<string, InitiatorKind> = new Map([
  ['fetch', 'fetch'],
  ['xhr', 'xhr'],
  ['script', 'script'],
  ['font', 'font'],
  ['image', 'image'],
  ['media', 'media'],
  ['texttrack', 'track'],
  ['stylesheet', 'stylesheet'],
  ['eventsource', 'eventsource'],
  ['ping', 'beacon'],
  ['beacon', 'beacon'],
  ['prefetch', 'prefetch'],
  ['manifest', 'manifest'],
  ['document', 'document'],
  ['websocket', 'websocket'],
]);

/** Chromium's `_resourceType` of what asked; it has none of its own for a preload, which is known by its initiator. */
export const resourceTypeOf = (kind: InitiatorKind): string =>
  [...RESOURCE_TYPES].find(([, other]) => other === kind)?.[0] ?? 'other';

/** https://fetch.spec.whatwg.org/#concept-request-destination as Sec-Fetch-Dest carries it. `empty` is fetch, XHR and others. */
const DESTINATIONS: ReadonlyMap<string, InitiatorKind> = new Map([
  ['script', 'script'],
  ['font', 'font'],
  ['image', 'image'],
  ['audio', 'media'],
  ['video', 'media'],
  ['track', 'track'],
  ['style', 'stylesheet'],
  ['manifest', 'manifest'],
  ['document', 'document'],
  ['iframe', 'document'],
  ['frame', 'document'],
  ['websocket', 'websocket'],
]);

/**
 * What asked for the resource; null when nothing tells. Firefox does not tell fetch() from XMLHttpRequest: both are 'fetch' there, unless
 * the destination or `Accept` says more.
 */
export function initiatorKindOf(record: EntryRecord): InitiatorKind | null {
  if (record.initiator?.type === 'preload') return 'preload';
  if (/prefetch/.test(getHeader(record.requestHeaders, 'sec-purpose') ?? '')) return 'prefetch';
  const byType = RESOURCE_TYPES.get(record.resourceType);
  if (byType !== undefined) return byType;
  const destination = getHeader(record.requestHeaders, 'sec-fetch-dest');
  if (destination === 'empty') return emptyDestinationKind(record);
  const byDestination = DESTINATIONS.get(destination ?? '');
  if (byDestination !== undefined) return byDestination;
  return record.resourceType === '' && destination === null ? null : 'other';
}

function emptyDestinationKind(record: EntryRecord): InitiatorKind {
  if (getHeader(record.requestHeaders, 'accept') === 'text/event-stream') return 'eventsource';
  // Chromium has a type for everything with this destination, except for <link rel=preload as=fetch>.
  return record.resourceType === 'other' ? 'preload' : 'fetch';
}

/**
 * The origin that asked, as one hop tells it; null when it does not. `Origin` is believed, except a `null` outside of CORS, which a referrer
 * policy can cause; then `Sec-Fetch-Site: same-origin`, then `Referer`, which names the origin unless the document is opaque.
 */
export function originOfRequest(record: EntryRecord, mode: RequestMode | null): SerializedOrigin | null {
  const told = getHeader(record.requestHeaders, 'origin');
  if (told !== null && (told !== OPAQUE_ORIGIN || mode === 'cors')) return told;
  if (getHeader(record.requestHeaders, 'sec-fetch-site') === 'same-origin') return originOf(record.url);
  if (mode === 'cors' && isSentWithinOrigin(record)) return originOf(record.url);
  return refererOrigin(record);
}

/** With CORS a GET goes out without `Origin` only within its origin. https://fetch.spec.whatwg.org/#append-a-request-origin-header */
const isSentWithinOrigin = ({ requestHeaders, method }: EntryRecord): boolean =>
  (method === 'GET' || method === 'HEAD') &&
  !hasHeader(requestHeaders, 'origin') &&
  !hasHeader(requestHeaders, 'sec-fetch-mode') &&
  requestHeaders.some(({ name }) => /^(?:accept-encoding|connection|host)$/i.test(name));

/**
 * The origin of the `Referer`: that of the document, or of the stylesheet that asked. null without one, and where `Sec-Fetch-Site` contradicts
 * it: what a stylesheet asks of its own server is still asked by the page.
 */
export function refererOrigin({ requestHeaders, url }: EntryRecord): SerializedOrigin | null {
  const origin = originOf(getHeader(requestHeaders, 'referer') ?? '');
  const site = getHeader(requestHeaders, 'sec-fetch-site') ?? '';
  return /^(?:same-site|cross-site)$/.test(site) && isSameOrigin(origin, originOf(url)) ? null : origin;
}

/** The header names that a preflight asks for, in lower case. */
export function requestedHeaderNames(preflight: HeaderList): string[] {
  const joined = getHeader(preflight, 'access-control-request-headers') ?? '';
  return joined
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}
