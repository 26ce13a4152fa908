import type { Header, HeaderList } from '../../cors/header-list.ts';
import { hostOf } from '../../explain/addresses.ts';
import { verdictWord } from '../../explain/verdict.ts';
import { parseFilter, patternOf, type Term } from './filter-terms.ts';
import type { Category, ExchangeRow } from './row-data.ts';

export type Chip = 'blocked' | 'risks' | 'all';

export interface Filter {
  readonly chip: Chip;
  /** What stands in the box: see filter-terms.ts. */
  readonly text: string;
}

/** Asks of a row what the box says; the chip is asked apart, so that it can count what the text leaves. */
export type RowTest = (row: ExchangeRow) => boolean;

/** What to write into the box so that one host's requests remain. */
export const hostFilter = (host: string): string => `host:${host}`;

/** What to write into the box so that requests to one address remain. */
export const urlFilter = (url: string): string => `url:${/[\s"]/.test(url) ? `"${url}"` : url}`;

const CHIP_CATEGORIES: Record<Chip, ReadonlySet<Category> | null> = {
  blocked: new Set(['blocked', 'failed']),
  risks: new Set(['risk']),
  all: null,
};

/** Whether a chip shows requests of a category. What failed otherwise stands beside what was blocked: a page cannot tell them apart. */
export const chipShows = (chip: Chip, category: Category): boolean =>
  CHIP_CATEGORIES[chip]?.has(category) ?? true;

const contains = (text: string, term: string): boolean => text.toLowerCase().includes(term);

/** Whether a text is what is looked for. */
type TextTest = (text: string) => boolean;

/**
 * Tests header lines, each distinct one once: the log shares equal lines between requests, so that a hundred thousand requests hold a few
 * thousand objects.
 */
function headerTest(test: TextTest): (headers: HeaderList) => boolean {
  const known = new Map<Header, boolean>();
  const matches = (header: Header): boolean => {
    const before = known.get(header);
    if (before !== undefined) return before;
    const found = test(`${header.name}: ${header.value}`);
    known.set(header, found);
    return found;
  };
  return (headers) => headers.some(matches);
}

/** Looks everywhere: into the address, the cause, the verdict, the status and the header lines, and at the method. */
function anywhere(test: TextTest, isMethod: TextTest): RowTest {
  const inHeaders = headerTest(test);
  return ({ exchange, cause, verdict, status }) =>
    test(exchange.url) ||
    test(cause) ||
    test(verdictWord(verdict)) ||
    isMethod(exchange.method) ||
    (status > 0 && test(String(status))) ||
    exchange.hops.some((hop) => inHeaders(hop.requestHeaders) || inHeaders(hop.responseHeaders));
}

/** `api.example`, `api.example:8443`, or `*.example` for every host below it. */
function hostTest(wanted: string): RowTest {
  const isWanted = wanted.startsWith('*')
    ? (host: string) => host.endsWith(wanted.slice(1))
    : (host: string) => host === wanted;
  return ({ exchange }) =>
    exchange.hops.some(({ url }) => {
      const host = hostOf(url);
      return isWanted(host) || isWanted(host.replace(/:\d+$/, ''));
    });
}

/** `404`, the beginning of one (`40`), or `4xx`; `0` for requests without an answer. */
function statusTest(wanted: string): RowTest {
  const digits = wanted.replace(/x+$/, '');
  return ({ status }) => (wanted === '0' ? status === 0 : status > 0 && String(status).startsWith(digits));
}

/** A longer text of a page is searched as far as this: the pattern is the user's, the text is anybody's. In UTF-16 units. */
const LONGEST_SEARCHED = 5_000;

function regexTest(value: string): RowTest {
  const pattern = patternOf(value);
  // While it is typed, or where it is none, it is a text like any other.
  if (pattern === null) return textTest(`/${value}/`.toLowerCase());
  const test: TextTest = (text) => pattern.test(text.slice(0, LONGEST_SEARCHED));
  return anywhere(test, test);
}

const textTest = (term: string): RowTest =>
  anywhere(
    (text) => contains(text, term),
    (method) => method.toLowerCase() === term,
  );

function testOf({ kind, value }: Term): RowTest {
  const lowered = value.toLowerCase();
  switch (kind) {
    case 'text':
      return textTest(lowered);
    case 'regex':
      return regexTest(value);
    case 'host':
      return hostTest(lowered);
    case 'status':
      return statusTest(lowered);
    case 'method':
      return ({ exchange }) => exchange.hops.some(({ method }) => method.toLowerCase() === lowered);
    case 'url':
      return ({ exchange }) => exchange.hops.some(({ url }) => contains(url, lowered));
  }
}

/** The text of a filter as a test of one row. */
export function createTest(text: string): RowTest {
  const tests = parseFilter(text).map((term): RowTest => {
    const test = testOf(term);
    return term.negated ? (row) => !test(row) : test;
  });
  return (row) => tests.every((test) => test(row));
}
