/** An origin as the `Origin` header carries it: `https://app.example:8443`, or `null` for an opaque one. */
export type SerializedOrigin = string;

/** What an opaque or tainted origin serializes to. */
export const OPAQUE_ORIGIN: SerializedOrigin = 'null';

/** Parses a URL, or gives null: never throws, whatever the page put there. */
export function parseUrl(url: string, base?: string): URL | null {
  return URL.canParse(url, base) ? new URL(url, base) : null;
}

/** The origin of a URL, `null` (the string) for opaque ones such as data:, and null when it is no URL. */
export function originOf(url: string): SerializedOrigin | null {
  // The path of an http(s) URL cannot change its origin, and a page talks to few servers: parsing each URL would be half of the work.
  const end = url.startsWith('http') ? url.indexOf('/', AUTHORITY_START) : -1;
  return end === -1 ? parsedOrigin(url) : originOfServer(url.slice(0, end));
}

/** Where the authority can begin at the earliest after `https://`: the first slash from here on ends it. */
const AUTHORITY_START = 8;

/** Servers whose origin is remembered; beyond that the memory starts afresh. */
const MAX_REMEMBERED_SERVERS = 256;

const rememberedOrigins = new Map<string, SerializedOrigin | null>();

function originOfServer(server: string): SerializedOrigin | null {
  const remembered = rememberedOrigins.get(server);
  if (remembered !== undefined) return remembered;
  if (rememberedOrigins.size >= MAX_REMEMBERED_SERVERS) rememberedOrigins.clear();
  const origin = parsedOrigin(server);
  rememberedOrigins.set(server, origin);
  return origin;
}

const parsedOrigin = (url: string): SerializedOrigin | null => parseUrl(url)?.origin ?? null;

/** Same scheme, host and port. Opaque origins are the same as nothing, not even themselves. */
export function isSameOrigin(one: SerializedOrigin | null, other: SerializedOrigin | null): boolean {
  return one !== null && one !== OPAQUE_ORIGIN && one === other;
}
