import type { Header } from '../../src/cors/header-list.ts';

/** The header lines of an HTTP message, written as they are sent. */
export function headersOf(text: string): Header[] {
  const headers: Header[] = [];
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1) });
  }
  return headers;
}
