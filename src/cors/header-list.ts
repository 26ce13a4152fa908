import { remember } from './remember.ts';

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
    if (isNamed(header, name)) values.push(normalizeValue(header.value));
  }
  return values;
}

/** Spellings of header names that are remembered. */
const MAX_REMEMBERED_NAMES = 1_024;

/** A header's name in lower case. Remembered: names are few, and each would be put in lower case dozens of times for one request. */
export const lowerCaseName: (name: string) => HeaderName = remember(MAX_REMEMBERED_NAMES, (name) =>
  name.toLowerCase(),
);

/** Looks at the length first: most names differ in it. */
const isNamed = (header: Header, name: HeaderName): boolean =>
  header.name.length === name.length && lowerCaseName(header.name) === name;

/**
 * All lines named `name` (lower case) joined with `, `, or null when there is none: two identical lines never equal one origin.
 * https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export function getHeader(headers: HeaderList, name: HeaderName): string | null {
  let joined: string | null = null;
  for (const header of headers) {
    if (!isNamed(header, name)) continue;
    const value = normalizeValue(header.value);
    joined = joined === null ? value : `${joined}, ${value}`;
  }
  return joined;
}

/** Whether a line named `name` (lower case) is there. */
export const hasHeader = (headers: HeaderList, name: HeaderName): boolean =>
  headers.some((header) => isNamed(header, name));
