import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { createHeaderInterner } from '../../src/exchange/reading/header-interner.ts';
import { pairAll } from '../../src/exchange/pairing/pair.ts';
import { isDropped, readEntry } from '../../src/exchange/reading/read-entry.ts';
import type { Browser } from '../../src/cors/engine.ts';

/** The records of raw HAR entries, in the same order. */
export function readAll(entries: readonly unknown[]): EntryRecord[] {
  const interner = createHeaderInterner();
  const records: EntryRecord[] = [];
  for (const entry of entries) {
    const reading = readEntry(entry, interner);
    if (!isDropped(reading)) records.push(reading);
  }
  return records;
}

/** What our rooms make of records, in whatever order they came. */
export function decideAll(records: readonly EntryRecord[], browser: Browser): Diagnosed[] {
  const context = createLogContext();
  const exchanges = pairAll(records, browser);
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map((exchange) => diagnoseExchange(exchange, context));
}
