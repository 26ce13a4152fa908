import { getHeader } from '../cors/header-list.ts';
import type { Hop } from '../exchange/exchange.ts';

/** https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const JAVASCRIPT = /^(?:application|text)\/(?:x-)?(?:ecma|java|j|live)script[\d.]*\s*(?:;|$)/i;

const STYLESHEET = /^text\/css\s*(?:;|$)/i;

/** Answers of which Firefox reads no body: those that have none, and redirects, with or without a `Location`. */
const UNREAD = /^(?:204|205|30.)$/;

/**
 * Whether Firefox refused a response for its type: a module script that is no JavaScript, or what `nosniff` keeps out. An entry does not
 * tell a module from another script; but Firefox reads no body that it refuses, and does read one that only the CORS check stops.
 * Measured in 153: 24 of 24. https://html.spec.whatwg.org/#fetch-a-single-module-script
 */
export function isRefusedForItsType({ status, requestHeaders, responseHeaders, emptyBody }: Hop): boolean {
  if (!emptyBody || UNREAD.test(`${status}`)) return false;
  const asked = (name: string): string | null => getHeader(requestHeaders, `sec-fetch-${name}`);
  const told = (name: string): string | null => getHeader(responseHeaders, name);
  const nosniff = told('x-content-type-options')?.toLowerCase() === 'nosniff';
  const destination = asked('dest');
  const isStyle = destination === 'style' && nosniff;
  if (asked('mode') !== 'cors' || !(isStyle || destination === 'script')) return false;
  const type = told('content-type');
  if ((isStyle ? STYLESHEET : JAVASCRIPT).test(type ?? '')) return false;
  // An empty script may have any type, unless it is a module, and nothing tells that then.
  return nosniff || (type !== null && told('content-length') !== '0');
}
