import { remember } from './remember.ts';

/** An origin as the `Origin` header carries it: `https://app.example:8443`, or `null` for an opaque one. */
export type SerializedOrigin = string;

/** What an opaque or tainted origin serializes to. */
export const OPAQUE_ORIGIN: SerializedOrigin = 'null';

/** Parses a URL, or gives null: never throws, whatever the page put there. */
export function parseUrl(url: string, base?: string): URL | null {
  // Asked first whether it can be parsed, each URL of a log would be parsed twice.
  try {
    return new URL(url, base);
  } catch {
    return null;
  }
}

/** The origin of a URL, `null` (the string) for opaque ones such as data:, and null when it is no URL. */
export function originOf(url: string): SerializedOrigin | null {
  if (latest.server !== '' && url.startsWith(latest.server)) return latest.origin;
  // What follows the server of an http(s) URL cannot change its origin, and a page talks to few servers: parsing all would be half the work.
  if (!WITH_SERVER.test(url)) return parsedOrigin(url);
  const end = url.indexOf('/', AUTHORITY_START);
  if (end === -1) return originOfServer(url);
  const server = url.slice(0, end + 1);
  const origin = originOfServer(server);
  latest = { server, origin };
  return origin;
}

/** The server that was asked about last, with the slash behind it: the next URL is mostly one of its own as well. */
let latest: { readonly server: string; readonly origin: SerializedOrigin | null } = {
  server: '',
  origin: null,
};

/** A URL whose authority stands where one looks for it: more slashes would be skipped, and so would tabs and line breaks. */
const WITH_SERVER = /^https?:\/\/[^\s/\\]/;

/** Where a slash can end the authority at the earliest: after `http://` and a character. */
const AUTHORITY_START = 8;

/** Servers whose origin is remembered at once. */
const MAX_REMEMBERED_SERVERS = 256;

const parsedOrigin = (url: string): SerializedOrigin | null => parseUrl(url)?.origin ?? null;

const originOfServer = remember(MAX_REMEMBERED_SERVERS, parsedOrigin);

/** Same scheme, host and port. Opaque origins are the same as nothing, not even themselves. */
export function isSameOrigin(one: SerializedOrigin | null, other: SerializedOrigin | null): boolean {
  return one !== null && one !== OPAQUE_ORIGIN && one === other;
}

/** Whether a URL is written with one of the two schemes that CORS is for. Does not ask whether the rest of it can be parsed. */
export const isHttp = (url: string): boolean => /^https?:/i.test(url);

/** An address without its query and its fragment. It may be no address at all. */
export const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? url;
