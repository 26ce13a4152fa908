import type { Header } from '../cors/header-list.ts';
import { MAX_INTERNED } from './bounds.ts';

/**
 * Shares what entries have in common: most header lines of a page's requests are the same, and each browser event brings its own copy.
 * Sharing brings a kept record from 7 KB to about 0.6 KB.
 */
export interface HeaderInterner {
  /** The one Header object for this name and value. */
  readonly header: (name: string, value: string) => Header;
  /** The one copy of this string. */
  readonly text: (value: string) => string;
}

/** Makes an interner that holds MAX_INTERNED texts and as many header lines; when it is full it starts again, what it gave stays valid. */
export function createHeaderInterner(): HeaderInterner {
  const texts = new Map<string, string>();
  const headers = new Map<string, Header>();
  const text = (value: string): string => texts.get(value) ?? put(texts, value, value);
  return {
    text,
    header(name, value) {
      // A header's name holds no line break, so that no two lines share a key.
      const key = `${name}\n${value}`;
      return headers.get(key) ?? put(headers, key, { name: text(name), value });
    },
  };
}

function put<Value>(map: Map<string, Value>, key: string, value: Value): Value {
  if (map.size >= MAX_INTERNED) map.clear();
  map.set(key, value);
  return value;
}
