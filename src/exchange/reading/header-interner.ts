import type { Header, HeaderList } from '../../cors/header-list.ts';
import { MAX_INTERNED, MAX_INTERNED_LISTS } from '../bounds.ts';

/** A line that was read, and the one that came after it last: most messages of a page have the same lines in the same order. */
export interface InternedLine {
  readonly header: Header;
  next: InternedLine | null;
}

/**
 * Shares what entries have in common: most header lines of a page's requests are the same, and each browser event brings its own copy.
 * Sharing brings a kept record from 7 KB to about 0.4 KB.
 */
export interface HeaderInterner {
  /** What was made for this name and value; null when nothing was. `before`: the line before it in the same message, as far as it is known. */
  readonly known: (name: string, value: string, before: InternedLine | null) => InternedLine | null;
  /** The one Header object for this name and value. */
  readonly header: (name: string, value: string) => Header;
  /** The one list of these lines, as long as it is remembered. A copy, which has no room left for further lines. */
  readonly list: (headers: HeaderList) => HeaderList;
  /** The one copy of this string. */
  readonly text: (value: string) => string;
}

/**
 * Makes an interner that holds MAX_INTERNED texts and as many header lines, and MAX_INTERNED_LISTS lists; when it is full it starts again,
 * what it gave stays valid.
 */
export function createHeaderInterner(): HeaderInterner {
  const texts = new Map<string, string>();
  /** By name, then by value: a key made of both would have to be put together for each line (half of the time of reading an entry). */
  const lines = new Map<string, Map<string, InternedLine>>();
  const lists = new Map<number, HeaderList>();
  let lineCount = 0;

  const text = (value: string): string => texts.get(value) ?? put(texts, value, value, MAX_INTERNED);
  const find = (name: string, value: string): InternedLine | null => lines.get(name)?.get(value) ?? null;

  /** Comparing two texts takes a fraction of the time of finding one among thousands. */
  const known = (name: string, value: string, before: InternedLine | null): InternedLine | null => {
    const expected = before?.next ?? null;
    if (expected !== null && isLine(expected.header, name, value)) return expected;
    const found = find(name, value);
    if (before !== null) before.next = found;
    return found;
  };

  const make = (name: string, value: string): InternedLine => {
    if (lineCount++ >= MAX_INTERNED) {
      lines.clear();
      lineCount = 1;
    }
    const line = { header: { name: text(name), value }, next: null };
    const values = lines.get(name);
    if (values === undefined) lines.set(line.header.name, new Map([[value, line]]));
    else values.set(value, line);
    return line;
  };

  return {
    text,
    known,
    header: (name, value) => (find(name, value) ?? make(name, value)).header,
    list(headers) {
      const key = lengthsOf(headers);
      const before = lists.get(key);
      if (before !== undefined && isSameList(before, headers)) return before;
      return put(lists, key, headers.slice(), MAX_INTERNED_LISTS);
    },
  };
}

const isLine = (header: Header, name: string, value: string): boolean =>
  header.name === name && header.value === value;

/** A number in which most lists differ. */
function lengthsOf(headers: HeaderList): number {
  let lengths = 0;
  for (const { name, value } of headers) lengths = (lengths * 31 + name.length * 7 + value.length) | 0;
  return lengths;
}

const isSameList = (one: HeaderList, other: HeaderList): boolean =>
  one.length === other.length && one.every((header, index) => header === other[index]);

function put<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, limit: number): Value {
  if (map.size >= limit) map.clear();
  map.set(key, value);
  return value;
}
