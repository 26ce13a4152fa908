import type { Header, HeaderList } from '../../cors/header-list.ts';
import { hostOf } from '../../explain/addresses.ts';
import type { Category, ExchangeRow } from './row-data.ts';

export type Chip = 'blocked' | 'warnings' | 'all';

export interface Filter {
  readonly chip: Chip;
  /** What stands in the box: words that must all be found in URL, cause or headers; `host:` asks for the host alone. */
  readonly text: string;
}

export type RowTest = (row: ExchangeRow) => boolean;

const HOST_PREFIX = 'host:';

/** What to write into the box so that one host's requests remain. */
export const hostFilter = (host: string): string => `${HOST_PREFIX}${host}`;

const CHIP_CATEGORY: Record<Chip, Category | null> = { blocked: 'blocked', warnings: 'warning', all: null };

const contains = (text: string, term: string): boolean => text.toLowerCase().includes(term);

/**
 * Tests header lines, each distinct one once: the log shares equal lines between requests, so that a hundred thousand requests hold a few
 * thousand objects.
 */
function headerTest(term: string): (headers: HeaderList) => boolean {
  const known = new Map<Header, boolean>();
  const matches = (header: Header): boolean => {
    const before = known.get(header);
    if (before !== undefined) return before;
    const found = contains(`${header.name}: ${header.value}`, term);
    known.set(header, found);
    return found;
  };
  return (headers) => headers.some(matches);
}

function termTest(term: string): RowTest {
  if (term.startsWith(HOST_PREFIX) && term.length > HOST_PREFIX.length) {
    const host = term.slice(HOST_PREFIX.length);
    return (row) => row.exchange.hops.some((hop) => hostOf(hop.url) === host);
  }
  const inHeaders = headerTest(term);
  return ({ exchange, cause }) =>
    contains(exchange.url, term) ||
    contains(cause, term) ||
    exchange.method.toLowerCase() === term ||
    exchange.hops.some((hop) => inHeaders(hop.requestHeaders) || inHeaders(hop.responseHeaders));
}

/** The filter as a test of one row. */
export function createTest(filter: Filter): RowTest {
  const category = CHIP_CATEGORY[filter.chip];
  const terms = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  const tests = terms.map(termTest);
  return (row) => (category === null || row.category === category) && tests.every((test) => test(row));
}
