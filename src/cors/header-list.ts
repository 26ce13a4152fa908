/** One header line as it was on the wire: the name keeps its case, the value its white space. Both are hostile text. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Header lines in the order they were delivered; a name may occur more than once. */
export type HeaderList = readonly Header[];

/** A header name in lower case, ready to be compared. */
export type HeaderName = string;

/** RFC 9110 `token`: 1*tchar. Header names, methods and the items of Access-Control-Allow-* lists are tokens. */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Whether `text` is an RFC 9110 token. */
export const isToken = (text: string): boolean => TOKEN.test(text);

/** HTTP whitespace is tab, LF, CR and space only: VT, FF and no-break spaces are part of a value. */
const isHttpWhitespace = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** Strips leading and trailing HTTP whitespace. https://fetch.spec.whatwg.org/#concept-header-value-normalize */
export function normalizeValue(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isHttpWhitespace(value.charCodeAt(start))) start++;
  while (end > start && isHttpWhitespace(value.charCodeAt(end - 1))) end--;
  return value.slice(start, end);
}

/** The normalized values of every line named `name` (lower case), in order. */
export function valuesOf(headers: HeaderList, name: HeaderName): string[] {
  const values: string[] = [];
  for (const header of headers) {
    if (header.name.length === name.length && header.name.toLowerCase() === name)
      values.push(normalizeValue(header.value));
  }
  return values;
}

/**
 * All lines named `name` (lower case) joined with `, `, or null when there is none: two identical lines never equal one origin.
 * https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function getHeader(headers: HeaderList, name: HeaderName): string | null {
  const values = valuesOf(headers, name);
  return values.length === 0 ? null : values.join(', ');
}

/** Whether a line named `name` (lower case) is there. */
export const hasHeader = (headers: HeaderList, name: HeaderName): boolean =>
  getHeader(headers, name) !== null;

/**
 * The items of a comma-separated token list: null when the header is absent, 'failure' when any item is no token (one bad item
 * spoils the whole header), else the items as written. Empty items are ignored.
 * https://fetch.spec.whatwg.org/#extract-header-list-values
 */
export function extractTokens(headers: HeaderList, name: HeaderName): readonly string[] | 'failure' | null {
  const joined = getHeader(headers, name);
  if (joined === null) return null;
  const items: string[] = [];
  for (const raw of joined.split(',')) {
    const item = normalizeValue(raw);
    if (item === '') continue;
    if (!isToken(item)) return 'failure';
    items.push(item);
  }
  return items;
}
