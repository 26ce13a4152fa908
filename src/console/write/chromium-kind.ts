import { getHeader } from '../../cors/header-list.ts';
import type { Exchange, InitiatorKind } from '../../exchange/exchange.ts';

/** What Chromium calls a resource whose kind it does not know, an EventSource's and a beacon's too. */
const RESOURCE = 'resource';

/** Resource::ResourceTypeToString; null: the request's destination decides. */
const WORDS: Readonly<Record<InitiatorKind, string | null>> = {
  fetch: 'fetch',
  xhr: 'XMLHttpRequest',
  script: 'script',
  font: 'font',
  image: 'image',
  media: null,
  track: 'text track',
  stylesheet: 'CSS stylesheet',
  eventsource: RESOURCE,
  beacon: RESOURCE,
  preload: null,
  prefetch: 'link prefetch resource',
  manifest: 'manifest',
  document: 'document',
  websocket: RESOURCE,
  other: null,
};

/** The word by `Sec-Fetch-Dest`, for kinds that the initiator leaves open. */
const WORDS_BY_DESTINATION: ReadonlyMap<string, string> = new Map([
  ['audio', 'audio'],
  ['video', 'video'],
  ['script', 'script'],
  ['font', 'font'],
  ['style', 'CSS stylesheet'],
  ['track', 'text track'],
  ['manifest', 'manifest'],
  ['dictionary', 'dictionary'],
]);

/** The word between "Access to" and "at": measured in Chromium 156 for every kind of request that a page can make. */
export function chromiumKind(exchange: Exchange): string {
  const { initiator } = exchange;
  if (initiator === null) return RESOURCE;
  const word = WORDS[initiator];
  return word ?? wordByDestination(initiator, destinationOf(exchange));
}

function wordByDestination(initiator: InitiatorKind, destination: string): string {
  const word = WORDS_BY_DESTINATION.get(destination);
  if (word !== undefined) return word;
  if (initiator === 'media') return 'video';
  if (initiator === 'preload') return destination === 'image' ? 'image' : 'link element resource';
  // A reference into an SVG file, as in `clip-path: url(…#id)`.
  if (destination === 'image') return 'SVG document';
  return RESOURCE;
}

function destinationOf(exchange: Exchange): string {
  for (const { kind, requestHeaders } of exchange.hops) {
    const destination = kind === 'preflight' ? null : getHeader(requestHeaders, 'sec-fetch-dest');
    if (destination !== null) return destination;
  }
  return '';
}
