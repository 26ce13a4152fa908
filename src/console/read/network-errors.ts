/** A name of an error that a browser gives, found in a text. */
export interface NamedError {
  readonly name: string;
  readonly engine: 'chromium' | 'firefox';
  readonly start: number;
  readonly end: number;
}

/** Linear: what follows `ERR_` is one run of characters, and a run that was wrapped goes on once. */
const NAME =
  /(?:net::\s?)?\bERR_[A-Z][A-Z\d_]{2,70}(?:\.[A-Z][A-Za-z]{3,70})?(?:\n[A-Z\d_]{2,60}\b)?|\bNS_(?:ERROR|BINDING)_[A-Z][A-Z\d_]{2,60}/g;

/** net/base/net_error_list.h, those that people meet: to tell a wrapped name from a name with another word below it. */
const KNOWN = new Set(
  'FAILED ABORTED TIMED_OUT CONNECTION_REFUSED CONNECTION_RESET CONNECTION_CLOSED CONNECTION_ABORTED CONNECTION_FAILED CONNECTION_TIMED_OUT NAME_NOT_RESOLVED NAME_RESOLUTION_FAILED INTERNET_DISCONNECTED NETWORK_CHANGED NETWORK_ACCESS_DENIED ADDRESS_UNREACHABLE ADDRESS_INVALID EMPTY_RESPONSE SSL_PROTOCOL_ERROR SSL_VERSION_OR_CIPHER_MISMATCH CERT_AUTHORITY_INVALID CERT_COMMON_NAME_INVALID CERT_DATE_INVALID CERT_INVALID BLOCKED_BY_CLIENT BLOCKED_BY_CSP BLOCKED_BY_ORB BLOCKED_BY_RESPONSE BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS BLOCKED_BY_ADMINISTRATOR TOO_MANY_REDIRECTS UNSAFE_REDIRECT INVALID_REDIRECT UNSAFE_PORT FILE_NOT_FOUND ACCESS_DENIED UNKNOWN_URL_SCHEME DISALLOWED_URL_SCHEME INVALID_URL INVALID_RESPONSE INVALID_HTTP_RESPONSE HTTP2_PROTOCOL_ERROR SPDY_PROTOCOL_ERROR QUIC_PROTOCOL_ERROR CONTENT_LENGTH_MISMATCH INCOMPLETE_CHUNKED_ENCODING CONTENT_DECODING_FAILED TUNNEL_CONNECTION_FAILED PROXY_CONNECTION_FAILED INSUFFICIENT_RESOURCES CACHE_MISS NETWORK_IO_SUSPENDED RESPONSE_HEADERS_TOO_BIG CLEARTEXT_NOT_PERMITTED NETWORK BAD_REQUEST BAD_RESPONSE CANCELED ECONNABORTED'.split(
    ' ',
  ),
);

/** The names that JavaScript libraries made up in the manner of Chromium's (axios). */
const LIBRARY_NAMES = new Set(['ERR_NETWORK', 'ERR_BAD_REQUEST', 'ERR_BAD_RESPONSE', 'ERR_CANCELED']);

function unwrapped(found: string): string {
  const lineBreak = found.indexOf('\n');
  if (lineBreak === -1) return found;
  const before = found.slice(0, lineBreak);
  const joined = before + found.slice(lineBreak + 1);
  return KNOWN.has(joined.slice(joined.indexOf('ERR_') + 4).replace(/\..*/, '')) ? joined : before;
}

/** Every error that is named in a text, in its order. Node's own (`ERR_MODULE_NOT_FOUND`) are left out. */
export function findNamedErrors(text: string): NamedError[] {
  const errors: NamedError[] = [];
  for (const found of text.matchAll(NAME)) {
    const name = unwrapped(found[0]).replace(/\s/g, '');
    const end = found.index + found[0].length;
    if (name.startsWith('NS_')) errors.push({ name, engine: 'firefox', start: found.index, end });
    else if (name.startsWith('net::') || KNOWN.has(name.slice(4)))
      errors.push({ name: chromiumName(name), engine: 'chromium', start: found.index, end });
  }
  return errors;
}

const chromiumName = (name: string): string =>
  name.startsWith('net::') || LIBRARY_NAMES.has(name) ? name : `net::${name}`;

export const isLibraryName = (name: string): boolean => LIBRARY_NAMES.has(name);
