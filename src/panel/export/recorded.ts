import { START_CURSOR, type CaptureLog } from '../../devtools/panel-link.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';

/** What a log holds, in the order in which it came; where an entry was read better later on, that reading. */
export function recordsIn(log: CaptureLog): readonly EntryRecord[] {
  const records = new Set<EntryRecord>();
  const better = new Map<EntryRecord, EntryRecord>();
  for (const event of log.changesSince(START_CURSOR).events) {
    if (event.kind === 'clear') records.clear();
    else if (event.kind === 'entry') records.add(event.record);
    else if (event.kind === 'update') better.set(event.previous, event.record);
  }
  return [...records].map((record) => latest(record, better));
}

function latest(record: EntryRecord, better: ReadonlyMap<EntryRecord, EntryRecord>): EntryRecord {
  let current = record;
  for (let next = better.get(current); next !== undefined; next = better.get(current)) current = next;
  return current;
}
