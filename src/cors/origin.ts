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
  return parseUrl(url)?.origin ?? null;
}

/** Same scheme, host and port. Opaque origins are the same as nothing, not even themselves. */
export function isSameOrigin(one: SerializedOrigin | null, other: SerializedOrigin | null): boolean {
  return one !== null && one !== OPAQUE_ORIGIN && one === other;
}
