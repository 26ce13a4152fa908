import type { Header, HeaderList } from '../../cors/header-list.ts';
import { cut, partsOf } from './unknown.ts';
import { MAX_DECIDING_VALUE_LENGTH, MAX_HEADER_LINES, MAX_HEADER_VALUE_LENGTH } from '../bounds.ts';
import type { HeaderInterner, InternedLine } from './header-interner.ts';

const NO_HEADERS: HeaderList = [];

export type HeaderDropReason = 'too-many-headers' | 'access-control-header-too-long';

/** The header lines of a message, or why they cannot be used. Lines that are no name and value are left out. */
export function readHeaders(
  lines: readonly unknown[],
  intern: HeaderInterner,
): HeaderList | HeaderDropReason {
  if (lines.length === 0) return NO_HEADERS;
  if (lines.length > MAX_HEADER_LINES) return 'too-many-headers';
  const headers: Header[] = [];
  let before: InternedLine | null = null;
  for (const line of lines) {
    const { name, value } = partsOf<'name' | 'value'>(line);
    if (typeof name !== 'string' || typeof value !== 'string') continue;
    // Most lines were read before, and need not be looked at again.
    const known = intern.known(name, value, before);
    if (known !== null) headers.push(known.header);
    else if (!readLine(name, value, intern, headers)) return 'access-control-header-too-long';
    before = known;
  }
  return intern.list(headers);
}

/** Appends what a line holds. False where it decides and is too long. */
function readLine(name: string, value: string, intern: HeaderInterner, headers: Header[]): boolean {
  // Chromium lists HTTP/2's pseudo-headers (`:authority`) among the headers: they are none.
  if (name === '' || name.startsWith(':')) return true;
  const decides = /^access-control-/i.test(name);
  if (decides && value.length > MAX_DECIDING_VALUE_LENGTH) return false;
  const whole = decides || value.length <= MAX_HEADER_VALUE_LENGTH;
  const kept = whole ? value : `${cut(value, MAX_HEADER_VALUE_LENGTH)}…`;
  // Recorders that stand on CDP join the lines of one name with a line break, which no value can hold.
  for (const text of kept.split('\n')) headers.push(intern.header(cut(name, MAX_HEADER_VALUE_LENGTH), text));
  return true;
}
