import { OPAQUE_ORIGIN, originOf, parseUrl } from '../cors/origin.ts';
import { code } from './compose.ts';
import type { TextPart } from './rich-text.ts';
import { LONGEST_PATH, shownValue } from './visible.ts';

/** Who answers at `url`: its origin, or the address itself when it has none (`data:`, no URL at all). */
export function serverOf(url: string): string {
  const origin = originOf(url);
  return origin === null || origin === OPAQUE_ORIGIN ? url : origin;
}

/** The server at `url` as a value. */
export const serverCode = (url: string): TextPart => code(serverOf(url));

/** The host of `url` without its port, or the address itself when it has none. */
export function hostnameOf(url: string): string {
  const host = parseUrl(url)?.hostname ?? '';
  return host === '' ? url : host;
}

/** User, password, host and port; beyond it nobody reads on. In UTF-16 units. */
const LONGEST_AUTHORITY = 1_000;

/**
 * The host of `url` with its port, or the address itself when it has none. Browsers log URLs in their canonical form, so that the text
 * between the slashes is the host: parsing each of a hundred thousand would take a second.
 */
export function hostOf(url: string): string {
  const start = url.indexOf('://');
  if (start < 0) return url;
  const authority = /^[^/?#]*/.exec(url.slice(start + 3, start + 3 + LONGEST_AUTHORITY))?.[0] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1) || url;
}

/** Path and query of `url`, its middle left out when it is long; the address itself when it is no URL. */
export function shownPath(url: string): string {
  const parsed = parseUrl(url);
  return shownValue(parsed === null ? url : parsed.pathname + parsed.search, LONGEST_PATH);
}

/** `url` with a path of bearable length. */
export function shownUrl(url: string): string {
  const parsed = parseUrl(url);
  if (parsed === null || parsed.host === '') return shownValue(url);
  return shownValue(`${parsed.protocol}//${parsed.host}`) + shownPath(url);
}

const SOURCES: readonly (readonly [string, string])[] = [
  ['https://fetch.spec.whatwg.org/', 'Fetch Standard'],
  ['https://developer.mozilla.org/', 'MDN'],
  ['https://nginx.org/', 'nginx documentation'],
];

/** What a link to documentation leads to, in words: `MDN: status 405`, `MDN: Access-Control-Allow-Origin`. The links are ours. */
export function linkName(link: string): string {
  const source = SOURCES.find(([start]) => link.startsWith(start))?.[1] ?? 'Documentation';
  const page = link.split(/[/#]/).at(-1) ?? '';
  if (/^\d{3}$/.test(page)) return `${source}: status ${page}`;
  // A name in capitals is a header's or an error's, others are words.
  return `${source}: ${/[A-Z]/.test(page) ? page : page.replaceAll(/[-_]/g, ' ').replace(/ \d$/, '')}`;
}
