import { isSafeClientHint } from './client-hints.ts';
import type { Engine } from './engine.ts';
import type { Header, HeaderList, HeaderName } from './header-list.ts';
import { lowerCaseName, normalizeValue } from './header-list.ts';

/** Bytes one safelisted value may have. https://fetch.spec.whatwg.org/#cors-safelisted-request-header, step 1 */
export const MAX_VALUE_LENGTH = 128;

/** Bytes all safelisted values may have together. https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names, step 4 */
const MAX_TOTAL_LENGTH = 1024;

/** Whether a header has a name that is safelisted for some value. */
export function hasSafelistedName(name: HeaderName, engine: Engine): boolean {
  return SAFE_VALUE.has(name) || (engine === 'chromium' && isSafeClientHint(name, '') !== null);
}

/** Whether a header (name in lower case) needs no preflight. https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export function isSafelistedRequestHeader(name: HeaderName, value: string, engine: Engine): boolean {
  if (value.length > MAX_VALUE_LENGTH) return false;
  const isSafeValue = SAFE_VALUE.get(name);
  if (isSafeValue !== undefined) return isSafeValue(value);
  return engine === 'chromium' && isSafeClientHint(name, value) === true;
}

/**
 * The CORS-unsafe request-header names in lower case: first those that are unsafe by themselves, in the order of the list, then the
 * safelisted ones if their values are too long together. The order is Chromium's (CorsUnsafeNotForbiddenRequestHeaderNames), which
 * decides the name in its message; the standard and Firefox sort. WebKit has no rule for the total.
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function unsafeRequestHeaderNames(headers: HeaderList, engine: Engine): HeaderName[] {
  const unsafe = new Set<HeaderName>();
  const safelisted: HeaderName[] = [];
  let total = 0;
  for (const { name, value } of pageHeaders(headers)) {
    if (isSafelistedRequestHeader(name, value, engine)) {
      safelisted.push(name);
      total += value.length;
    } else unsafe.add(name);
  }
  if (total > MAX_TOTAL_LENGTH && engine !== 'webkit') for (const name of safelisted) unsafe.add(name);
  return engine === 'chromium' ? [...unsafe] : [...unsafe].sort();
}

/** What a page may have set itself, with names in lower case and values normalized. */
export function pageHeaders(headers: HeaderList): Header[] {
  const own: Header[] = [];
  for (const header of headers) {
    const name = lowerCaseName(header.name);
    if (!isForbiddenRequestHeader(name)) own.push({ name, value: normalizeValue(header.value) });
  }
  return own;
}

/** Names that a page cannot set. https://fetch.spec.whatwg.org/#forbidden-request-header */
const FORBIDDEN = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/** Whether the browser, never the page, sets the header `name` (lower case). */
const isForbiddenRequestHeader = (name: HeaderName): boolean =>
  FORBIDDEN.has(name) || name.startsWith('sec-') || name.startsWith('proxy-');

const SAFE_VALUE: ReadonlyMap<HeaderName, (value: string) => boolean> = new Map([
  ['accept', hasNoUnsafeByte],
  ['accept-language', isLanguageValue],
  ['content-language', isLanguageValue],
  ['content-type', isSafeContentType],
  ['range', isSimpleRange],
]);

const UNSAFE = new Set('"():<>?@[\\]{}\u007f');

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
function hasNoUnsafeByte(value: string): boolean {
  for (const character of value) {
    if (UNSAFE.has(character) || (character < ' ' && character !== '\t')) return false;
  }
  return true;
}

const LANGUAGE = /^[0-9A-Za-z *,\-.;=]*$/;

function isLanguageValue(value: string): boolean {
  return LANGUAGE.test(value);
}

const SAFE_ESSENCES = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/**
 * Whether a Content-Type is one of the three that a form can send. As only three essences count, the MIME type parser comes down to what
 * stands before the first semicolon. Myth: `application/json` was always fine with `text/plain` semantics; it never was.
 */
function isSafeContentType(value: string): boolean {
  if (!hasNoUnsafeByte(value)) return false;
  const end = value.indexOf(';');
  return SAFE_ESSENCES.has(normalizeValue(end === -1 ? value : value.slice(0, end)).toLowerCase());
}

const RANGE = /^bytes=([0-9]{1,19})-([0-9]{0,19})$/;

/** One range with a start, without white space. Browsers read the numbers as 64-bit integers. */
function isSimpleRange(value: string): boolean {
  const match = RANGE.exec(value);
  if (match === null) return false;
  const [, start = '', end = ''] = match;
  return end === '' || BigInt(start) <= BigInt(end);
}
