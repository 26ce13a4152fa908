import type { HeaderName } from './header-list.ts';

/**
 * The names that WebKit knows, as far as a page may set them and a preflight has to ask for them. It prints them in its own spelling, and looks
 * at them before all others. Source/WebCore/platform/network/HTTPHeaderNames.in
 */
const KNOWN: ReadonlyMap<HeaderName, string> = new Map(
  [
    'Accept',
    'Accept-Language',
    'Accept-Ranges',
    'Access-Control-Allow-Credentials',
    'Access-Control-Allow-Headers',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Origin',
    'Access-Control-Expose-Headers',
    'Access-Control-Max-Age',
    'Age',
    'Authorization',
    'Cache-Control',
    'Content-Disposition',
    'Content-Encoding',
    'Content-Language',
    'Content-Location',
    'Content-Range',
    'Content-Security-Policy',
    'Content-Type',
    'Default-Style',
    'ETag',
    'Expires',
    'If-Match',
    'If-Modified-Since',
    'If-None-Match',
    'If-Range',
    'If-Unmodified-Since',
    'Last-Event-ID',
    'Last-Modified',
    'Link',
    'Location',
    'Ping-From',
    'Ping-To',
    'Pragma',
    'Purpose',
    'Range',
    'Referrer-Policy',
    'Refresh',
    'Server',
    'SourceMap',
    'Timing-Allow-Origin',
    'User-Agent',
    'Vary',
    'X-Content-Type-Options',
    'X-DNS-Prefetch-Control',
    'X-Frame-Options',
    'X-SourceMap',
    'X-XSS-Protection',
  ].map((name) => [name.toLowerCase(), name]),
);

/** WebKit's own spelling of a name (lower case); null: it does not know the name, and keeps the page's. */
export const webKitSpelling = (name: HeaderName): string | null => KNOWN.get(name) ?? null;

/** Names (lower case) in the order in which WebKit looks at them: first those that it knows. HTTPHeaderMap.h */
export const inWebKitOrder = (names: readonly HeaderName[]): readonly HeaderName[] => [
  ...names.filter((name) => KNOWN.has(name)),
  ...names.filter((name) => !KNOWN.has(name)),
];
