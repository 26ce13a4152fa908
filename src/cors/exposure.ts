import { type HeaderList, type HeaderName, lowerCaseName } from './header-list.ts';
import { tokenList } from './token-list.ts';

/** Readable without being listed. https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const ALWAYS_READABLE = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/** Never readable, not even in a same-origin response. https://fetch.spec.whatwg.org/#forbidden-response-header-name */
const NEVER_READABLE = new Set(['set-cookie', 'set-cookie2']);

/**
 * The names (lower case, each once, as they come) of a CORS response's headers that the page's JavaScript cannot read.
 * `Access-Control-Expose-Headers` with one malformed item exposes nothing; with credentials `*` is a header called `*`.
 * https://fetch.spec.whatwg.org/#concept-response-cors-exposed-header-name-list
 */
export function unreadableHeaderNames(headers: HeaderList, include: boolean): HeaderName[] {
  const exposed = exposedNames(headers);
  const everything = !include && exposed.has('*');
  const unreadable = new Set<HeaderName>();
  for (const header of headers) {
    const name = lowerCaseName(header.name);
    const readable = everything || ALWAYS_READABLE.has(name) || exposed.has(name);
    if (!readable || NEVER_READABLE.has(name)) unreadable.add(name);
  }
  return [...unreadable];
}

const NOTHING: ReadonlySet<HeaderName> = new Set();

function exposedNames(headers: HeaderList): ReadonlySet<HeaderName> {
  const list = tokenList(headers, 'access-control-expose-headers');
  return list === null || list.invalid !== null ? NOTHING : list.lowerCased;
}
