import { getHeader, hasHeader } from '../../cors/header-list.ts';
import { parseUrl } from '../../cors/origin.ts';
import type { Exchange, InitiatorKind } from '../../exchange/exchange.ts';

/** What elements and style sheets load: files that everybody gets alike. */
const FILE_INITIATORS: ReadonlySet<InitiatorKind> = new Set([
  'script',
  'font',
  'image',
  'media',
  'track',
  'stylesheet',
  'manifest',
]);

/** Endings of files as builds and CDNs have them. What an API answers seldom ends so. */
const FILE_ENDING =
  /\.(?:m?js|css|json|map|wasm|woff2?|ttf|otf|eot|png|jpe?g|gif|webp|avif|svg|ico|mp[34]|m4[av]|webm|og[gv]|wav|m3u8|ts|mpd|vtt|pdf|txt|xml|csv|geojson|pbf|glb|gltf|webmanifest)$/i;

/** The longest path that is looked at, in UTF-16 units. */
const LONGEST_PATH = 2_000;

const isFileAddress = (url: string): boolean =>
  FILE_ENDING.test((parseUrl(url)?.pathname ?? '').slice(-LONGEST_PATH));

/** Whether the server treats its visitors apart here: with cookies, permissions for credentials, or an answer for one alone. */
const knowsVisitors = ({ hops }: Exchange): boolean =>
  hops.some(
    ({ requestHeaders, responseHeaders }) =>
      hasHeader(requestHeaders, 'cookie') ||
      hasHeader(requestHeaders, 'authorization') ||
      hasHeader(responseHeaders, 'set-cookie') ||
      hasHeader(responseHeaders, 'access-control-allow-credentials') ||
      /\b(?:private|no-store)\b/i.test(getHeader(responseHeaders, 'cache-control') ?? ''),
  );

/**
 * Whether an exchange looks like one for a file that everybody may have: a page seldom asks for those with credentials, and nobody should be
 * told to open cookies for them because nothing tells the mode. Simple requests only: a file needs no preflight.
 */
export function isPublicFile(exchange: Exchange): boolean {
  const { method, initiator, hops, url } = exchange;
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (hops.some(({ kind }) => kind === 'preflight') || knowsVisitors(exchange)) return false;
  return (initiator !== null && FILE_INITIATORS.has(initiator)) || isFileAddress(url);
}
