import type { Header, HeaderList } from '../cors/header-list.ts';
import { cut, listOf, property } from './unknown.ts';
import { MAX_DECIDING_VALUE_LENGTH, MAX_HEADER_LINES, MAX_HEADER_VALUE_LENGTH } from './bounds.ts';
import type { HeaderInterner } from './header-interner.ts';

const NO_HEADERS: HeaderList = [];

export type HeaderDropReason = 'too-many-headers' | 'access-control-header-too-long';

/** The header lines of a HAR message, or why they cannot be used. Lines that are no name and value are left out. */
export function readHeaders(message: unknown, intern: HeaderInterner): HeaderList | HeaderDropReason {
  const lines = listOf(property(message, 'headers'));
  if (lines.length === 0) return NO_HEADERS;
  if (lines.length > MAX_HEADER_LINES) return 'too-many-headers';
  const headers: Header[] = [];
  for (const line of lines) {
    const name = property(line, 'name');
    const value = property(line, 'value');
    // Chromium lists HTTP/2's pseudo-headers (`:authority`) among the headers: they are none.
    if (typeof name !== 'string' || typeof value !== 'string' || name === '' || name.startsWith(':'))
      continue;
    if (value.length <= MAX_HEADER_VALUE_LENGTH) addLines(headers, name, value, intern);
    else if (!addLongLine(headers, name, value, intern)) return 'access-control-header-too-long';
  }
  return headers;
}

/** Recorders that stand on CDP join the lines of one name with a line break, which no value can hold. */
function addLines(headers: Header[], name: string, value: string, intern: HeaderInterner): void {
  if (!value.includes('\n')) headers.push(intern.header(cutName(name), value));
  else for (const line of value.split('\n')) headers.push(intern.header(cutName(name), line));
}

/** False when the line decides and is too long to be kept whole. */
function addLongLine(headers: Header[], name: string, value: string, intern: HeaderInterner): boolean {
  if (!name.toLowerCase().startsWith('access-control-')) {
    headers.push(intern.header(cutName(name), `${cut(value, MAX_HEADER_VALUE_LENGTH)}…`));
    return true;
  }
  if (value.length > MAX_DECIDING_VALUE_LENGTH) return false;
  addLines(headers, name, value, intern);
  return true;
}

const cutName = (name: string): string => cut(name, MAX_HEADER_VALUE_LENGTH);
