import { isToken } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../../cors/origin.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Longer lists than this are no configuration that anybody pastes; the bound keeps hostile traffic from growing one. */
export const MAX_GRANTS = 100;

/** No browser sends a longer origin: a host name has at most 253 characters. */
const LONGEST_ORIGIN = 512;

/** Longest method or header name that is granted. */
const LONGEST_TOKEN = 256;

/** Forbidden methods: no page can send them. https://fetch.spec.whatwg.org/#forbidden-method */
const FORBIDDEN_METHODS: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** Browsers send these in upper case, however the page writes them, and no other. https://fetch.spec.whatwg.org/#concept-method-normalize */
const NORMALIZED_METHODS: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']);

/** Origins of apps and extensions (`capacitor://localhost`, `chrome-extension://…`), which the URL parser calls opaque. */
const CUSTOM_SCHEME_ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9._~-]+(?::[0-9]{1,5})?$/;

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f);

/** Whether a C0 or C1 control character or a Unicode line separator is in `text`: such text could end a line or hide in one. */
function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isControl(code) || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}

/** What is wrong with an http(s) origin that differs from how browsers serialize it. */
function refuseUrl(origin: string, url: URL): Refusal {
  if (url.username !== '' || url.password !== '')
    return refuse('origin-with-credentials', origin, url.origin);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '';
  const afterHost = origin.slice(origin.indexOf('//') + 2);
  if (!bare || /[/?#]/.test(afterHost)) return refuse('origin-with-path', origin, url.origin);
  return refuse('origin-not-serialized', origin, url.origin);
}

/**
 * Why `origin` cannot be granted, null when it can: only what a browser puts into the `Origin` header can ever match.
 * https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
 */
export function refuseOrigin(origin: string): Refusal | null {
  if (hasControl(origin)) return refuse('control-character', origin);
  if (origin === '*') return refuse('wildcard-origin', origin);
  if (origin.toLowerCase() === OPAQUE_ORIGIN) return refuse('null-origin', origin);
  // The URL parser takes it for a letter of the host name, which no site has.
  if (origin.includes('*')) return refuse('origin-pattern', origin);
  if (origin.length > LONGEST_ORIGIN) return refuse('not-an-origin', origin);
  const url = parseUrl(origin);
  if (url === null) return refuse('not-an-origin', origin);
  if (url.protocol === 'http:' || url.protocol === 'https:')
    return url.origin === origin ? null : refuseUrl(origin, url);
  return CUSTOM_SCHEME_ORIGIN.test(origin) ? null : refuse('not-an-origin', origin);
}

/** Why `method` cannot be granted, null when it can. */
export function refuseMethod(method: string): Refusal | null {
  if (hasControl(method)) return refuse('control-character', method);
  if (method === '*') return refuse('wildcard-method', method);
  if (!isToken(method) || method.length > LONGEST_TOKEN) return refuse('method-not-token', method);
  const upperCase = method.toUpperCase();
  if (FORBIDDEN_METHODS.has(upperCase)) return refuse('method-forbidden', method);
  const isNormalized = method === upperCase || !NORMALIZED_METHODS.has(upperCase);
  return isNormalized ? null : refuse('method-not-normalized', method, upperCase);
}

/** Why the header `name` cannot be granted, null when it can. */
export function refuseHeader(name: string): Refusal | null {
  if (hasControl(name)) return refuse('control-character', name);
  if (name === '*') return refuse('wildcard-header', name);
  return isToken(name) && name.length <= LONGEST_TOKEN ? null : refuse('header-not-token', name);
}
