import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { createHeaderInterner } from '../../src/exchange/reading/header-interner.ts';
import { createPairer } from '../../src/exchange/pairing/pair.ts';
import { isDropped, readEntry } from '../../src/exchange/reading/read-entry.ts';
import { CHROMIUM } from '../support/http-text.ts';
import { rawEntries } from './raw-entries.ts';
import { numberRow, type Row } from './table.ts';

const KILOBYTE = 1_000;
const BATCHES = 40;
const REQUESTS_PER_BATCH = 500;

/** Node's collector, without asking whoever runs the bench for a flag. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('this Node has no gc()');
  return () => void collect();
}

/** Heap per item that `make` adds, in kilobytes. What `make` returns is kept until it was weighed. */
function weigh(make: (batch: number) => readonly unknown[]): number {
  const collect = collector();
  const kept: unknown[] = [];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let batch = 0; batch < BATCHES; batch++) kept.push(...make(batch));
  collect();
  return (process.memoryUsage().heapUsed - before) / kept.length / KILOBYTE;
}

/** What one entry of the log weighs, raw and as it is kept, and one request with the pairer that holds it. Pointers are half as long in Chrome. */
export function benchMemory(): readonly Row[] {
  const raw = weigh(() => rawEntries(REQUESTS_PER_BATCH));
  const interner = createHeaderInterner();
  const read = (batch: number): EntryRecord[] =>
    rawEntries(REQUESTS_PER_BATCH, batch * REQUESTS_PER_BATCH)
      .map((entry) => readEntry(entry, interner))
      .filter((record): record is EntryRecord => !isDropped(record));
  const kept = weigh(read);
  const pairer = createPairer(CHROMIUM);
  const paired = weigh((batch) => pairer.addAll(read(batch)).created);
  return [
    numberRow('A raw entry', raw, 'KB', null),
    numberRow('Kept per entry', kept, 'KB', 0.8),
    numberRow('Kept per request: its entries, paired', paired, 'KB', null),
  ];
}
