import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { createHeaderInterner } from '../../src/exchange/reading/header-interner.ts';
import { isDropped, readEntry } from '../../src/exchange/reading/read-entry.ts';
import { entriesOf, START } from '../support/http-text.ts';

/** Logs of every order and shape that a page, or a hostile one, can make: pairing has to grow linearly with each of them. */
export type LogShape = (count: number) => readonly EntryRecord[];

const URL_ASKED = 'https://api.example/items';

function recordOf(text: string): EntryRecord {
  const reading = readEntry(entriesOf(text)[0], createHeaderInterner());
  if (isDropped(reading)) throw new Error(`the bench has an entry that is dropped: ${reading.dropped}`);
  return reading;
}

const REQUEST = recordOf(`
  PUT ${URL_ASKED}
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  Accept-Encoding: gzip

  200 OK
  Access-Control-Allow-Origin: *`);

const PREFLIGHT = recordOf(`
  OPTIONS ${URL_ASKED}
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  204 No Content
  Access-Control-Allow-Origin: *
  Access-Control-Allow-Methods: PUT
  Access-Control-Max-Age: 600`);

const REDIRECT = recordOf(`
  GET ${URL_ASKED}
  Origin: https://app.example
  Sec-Fetch-Mode: cors

  302 Found
  Location: ${URL_ASKED}
  Access-Control-Allow-Origin: *`);

const logOf =
  (make: (index: number, count: number) => EntryRecord): LogShape =>
  (count) =>
    Array.from({ length: count }, (_, index) => make(index, count));

/** Milliseconds between two entries. */
const STEP = 7;

const step = (index: number): string => `https://api.example/${index}`;

export const LOG_SHAPES: Readonly<Record<string, LogShape>> = {
  'as many addresses': logOf((index) => ({ ...REQUEST, url: step(index), startedAt: START + index * STEP })),
  'newest first': logOf((index) => ({ ...REQUEST, startedAt: START - index * STEP })),
  'in no order': logOf((index, count) => ({
    ...REQUEST,
    startedAt: START + ((index * 7_919) % count) * STEP,
  })),
  'at one time': logOf(() => ({ ...REQUEST })),
  'a chain of redirects': logOf((index) => ({
    ...REDIRECT,
    url: step(index),
    redirectUrl: step(index + 1),
    startedAt: START + index * STEP,
  })),
  'redirects to themselves': logOf((index) => ({ ...REDIRECT, startedAt: START + index * STEP })),
  'redirects to themselves at one time': logOf(() => ({ ...REDIRECT })),
  'preflights of one address': logOf((index) => ({ ...PREFLIGHT, startedAt: START + index * STEP })),
  'preflights, then their requests': logOf((index, count) =>
    index < count / 2
      ? { ...PREFLIGHT, startedAt: START + index }
      : { ...REQUEST, startedAt: START + 1_000_000 + index },
  ),
  'one preflight for all': logOf((index) =>
    index === 0 ? PREFLIGHT : { ...REQUEST, startedAt: START + 100 + index },
  ),
  'as many origins': logOf((index) => ({
    ...REQUEST,
    url: `https://h${index % 64_000}.example/`,
    startedAt: START + index * STEP,
    requestHeaders: [
      { name: 'Origin', value: `https://o${index % 64_000}.example` },
      { name: 'Sec-Fetch-Mode', value: 'cors' },
    ],
  })),
  'requests that end late': logOf((index) => ({
    ...REQUEST,
    startedAt: START + index * STEP,
    duration: 10_000_000,
  })),
  'requests that end twice': logOf((index) => ({
    ...REQUEST,
    status: 0,
    error: index % 2 === 0 ? '' : 'net::ERR_ABORTED',
    duration: index,
  })),
};
