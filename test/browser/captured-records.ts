import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { createHeaderInterner } from '../../src/exchange/reading/header-interner.ts';
import { isDropped, readEntry } from '../../src/exchange/reading/read-entry.ts';
import { until } from './until.ts';

/** DevTools of either browser. */
interface Devtools {
  openPanel(): Promise<{ evaluate(script: string): Promise<unknown> }>;
}

/** Runs in the panel's document, which shares the devtools page's log: what the extension keeps of each entry, late headers included. */
const RECORDS = `(() => {
  const records = [];
  const { log } = globalThis.corsLens?.link ?? {};
  for (const event of log?.changesSince(-1).events ?? []) {
    if (event.kind === 'entry') records.push(event.record);
    if (event.kind === 'update') records[records.indexOf(event.previous)] = event.record;
    if (event.kind === 'clear') records.length = 0;
  }
  return records;
})()`;

/** Entries of different requests differ in these, except where several alike began in the same millisecond. */
const keyOf = ({ url, startedAt, method, resourceType }: EntryRecord): string =>
  [url, startedAt, method, resourceType].join(' ');

/** Entries that Chromium may deliver before their headers are known. */
const BLOCKED = 'net::ERR_FAILED';

/** How many blocked entries there are of each key whose answer is known. */
function countAnswered(records: readonly EntryRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const record of records)
    if (record.status > 0 && record.error === BLOCKED)
      counts.set(keyOf(record), (counts.get(keyOf(record)) ?? 0) + 1);
  return counts;
}

function readHar(entries: readonly unknown[]): EntryRecord[] {
  const interner = createHeaderInterner();
  return entries.flatMap((entry) => {
    const reading = readEntry(entry, interner);
    return isDropped(reading) ? [] : [reading];
  });
}

/** Whether each answer to a blocked request that the HAR knows is known to the extension too. */
function knowsTheAnswers(records: readonly EntryRecord[], har: readonly EntryRecord[]): boolean {
  const captured = new Set(records.map(keyOf));
  const known = countAnswered(records);
  for (const [key, count] of countAnswered(har))
    if (captured.has(key) && (known.get(key) ?? 0) < count) return false;
  return true;
}

/**
 * What the extension itself captured, from the moment DevTools opened; the panel is opened for the first time now. It waits for the
 * request whose URL ends with `last`.
 * @param har the entries of `getHAR()`, read after the last request: it waits, too, until the extension has read again those entries that
 * came before their headers.
 */
export async function capturedRecords(
  browser: Devtools,
  last: string,
  har: readonly unknown[] = [],
): Promise<readonly EntryRecord[]> {
  const panel = await browser.openPanel();
  const inHar = readHar(har);
  return until(async () => {
    const records = (await panel.evaluate(RECORDS)) as readonly EntryRecord[];
    return records.some(({ url }) => url.endsWith(last)) && knowsTheAnswers(records, inHar) && records;
  }, 'the extension to have captured the last request, and every answer that is in the HAR');
}
