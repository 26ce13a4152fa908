import { type Pattern, patternOf } from './pattern.ts';

/** An error that the browser names: `net::ERR_…`, `NS_ERROR_…`. */
export interface NamedErrorMeaning {
  readonly role: 'named-error';
  readonly name: string;
  readonly engine: 'chromium' | 'firefox';
}

/** net/base/net_error_list.h, those that people meet. */
const CHROMIUM_NAMES =
  'FAILED ABORTED TIMED_OUT CONNECTION_REFUSED CONNECTION_RESET CONNECTION_CLOSED CONNECTION_ABORTED CONNECTION_FAILED CONNECTION_TIMED_OUT NAME_NOT_RESOLVED NAME_RESOLUTION_FAILED INTERNET_DISCONNECTED NETWORK_CHANGED NETWORK_ACCESS_DENIED ADDRESS_UNREACHABLE ADDRESS_INVALID EMPTY_RESPONSE SSL_PROTOCOL_ERROR SSL_VERSION_OR_CIPHER_MISMATCH CERT_AUTHORITY_INVALID CERT_COMMON_NAME_INVALID CERT_DATE_INVALID CERT_INVALID INSECURE_RESPONSE BLOCKED_BY_CLIENT BLOCKED_BY_CSP BLOCKED_BY_ORB BLOCKED_BY_RESPONSE BLOCKED_BY_RESPONSE.NotSameOrigin BLOCKED_BY_RESPONSE.NotSameSite BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByDip BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoepAndDip BLOCKED_BY_RESPONSE.CoepFrameResourceNeedsCoepHeader BLOCKED_BY_RESPONSE.CoopSandboxedIFrameCannotNavigateToCoopPage BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS BLOCKED_BY_ADMINISTRATOR TOO_MANY_REDIRECTS UNSAFE_REDIRECT INVALID_REDIRECT UNSAFE_PORT FILE_NOT_FOUND ACCESS_DENIED UNKNOWN_URL_SCHEME DISALLOWED_URL_SCHEME INVALID_URL INVALID_RESPONSE INVALID_HTTP_RESPONSE HTTP2_PROTOCOL_ERROR SPDY_PROTOCOL_ERROR QUIC_PROTOCOL_ERROR CONTENT_LENGTH_MISMATCH INCOMPLETE_CHUNKED_ENCODING CONTENT_DECODING_FAILED TUNNEL_CONNECTION_FAILED PROXY_CONNECTION_FAILED INSUFFICIENT_RESOURCES CACHE_MISS NETWORK_IO_SUSPENDED RESPONSE_HEADERS_TOO_BIG CLEARTEXT_NOT_PERMITTED'.split(
    ' ',
  );

/** xpcom/base/ErrorList.py, likewise. */
const FIREFOX_NAMES = [
  'NS_ERROR_LOCAL_NETWORK_ACCESS_DENIED',
  'NS_ERROR_DOM_CORP_FAILED',
  'NS_ERROR_DOM_BAD_URI',
  'NS_ERROR_CONNECTION_REFUSED',
  'NS_ERROR_UNKNOWN_HOST',
  'NS_ERROR_NET_RESET',
  'NS_ERROR_NET_TIMEOUT',
  'NS_ERROR_NET_INTERRUPT',
  'NS_BINDING_ABORTED',
] as const;

const named = (name: string, engine: NamedErrorMeaning['engine']): Pattern<NamedErrorMeaning> =>
  patternOf(name, { role: 'named-error', name, engine });

/** The names that are known, found wrapped too. */
export const NAMED_ERROR_PATTERNS: readonly Pattern<NamedErrorMeaning>[] = [
  ...CHROMIUM_NAMES.map((name) => named(`net::ERR_${name}`, 'chromium')),
  ...FIREFOX_NAMES.map((name) => named(name, 'firefox')),
];

/** The names that JavaScript libraries made up in the manner of Chromium's (axios). */
const LIBRARY_NAMES: ReadonlySet<string> = new Set([
  'ERR_NETWORK',
  'ERR_BAD_REQUEST',
  'ERR_BAD_RESPONSE',
  'ERR_CANCELED',
]);

export const isLibraryName = (name: string): boolean => LIBRARY_NAMES.has(name);

/** Linear: one run of characters each. */
const NAME = /(?:net::)?\bERR_[A-Z][A-Z\d_]{2,70}|\bNS_ERROR_[A-Z][A-Z\d_]{2,60}/g;

const KNOWN: ReadonlySet<string> = new Set(CHROMIUM_NAMES);

/** A name found in a text. Indexes count UTF-16 units. */
export interface NamedError {
  readonly meaning: NamedErrorMeaning;
  readonly start: number;
  readonly end: number;
}

/** The names that the patterns do not find: unknown ones, and known ones without `net::`. Node's own (`ERR_MODULE_NOT_FOUND`) are left out. */
export function findOtherErrors(text: string): NamedError[] {
  return [...text.matchAll(NAME)].flatMap(({ 0: name, index }) => {
    const meaning = meaningOf(name);
    return meaning === null ? [] : [{ meaning, start: index, end: index + name.length }];
  });
}

function meaningOf(name: string): NamedErrorMeaning | null {
  if (name.startsWith('NS_')) return { role: 'named-error', name, engine: 'firefox' };
  if (name.startsWith('net::') || LIBRARY_NAMES.has(name))
    return { role: 'named-error', name, engine: 'chromium' };
  return KNOWN.has(name.slice('ERR_'.length))
    ? { role: 'named-error', name: `net::${name}`, engine: 'chromium' }
    : null;
}
