import type { EntryRecord } from '../exchange/entry-record.ts';
import type { HeaderInterner } from '../exchange/reading/header-interner.ts';
import { isDropped, readEntry } from '../exchange/reading/read-entry.ts';
import { property, textOf } from '../exchange/reading/unknown.ts';

/**
 * The same entry as the log has it now, when that knows more. Of several alike, made in the same millisecond, the one whose time is the
 * nearest: the others' answers are not its own.
 */
export function betterReading(
  record: EntryRecord,
  entries: readonly unknown[],
  interner: HeaderInterner,
): EntryRecord | null {
  let best: EntryRecord | null = null;
  for (const entry of entries) {
    if (textOf(property(property(entry, 'request'), 'url')) !== record.url) continue;
    const reading = readEntry(entry, interner);
    if (isDropped(reading) || !isSameEntry(reading, record)) continue;
    if (best === null || isNearer(reading, best, record)) best = reading;
  }
  return best !== null && knowsMore(best, record) ? { ...best, witnessed: record.witnessed } : null;
}

function isNearer(one: EntryRecord, other: EntryRecord, { duration }: EntryRecord): boolean {
  const difference = Math.abs(one.duration - duration) - Math.abs(other.duration - duration);
  return difference < 0 || (difference === 0 && knowsMore(one, other));
}

const isSameEntry = (one: EntryRecord, other: EntryRecord): boolean =>
  one.startedAt === other.startedAt &&
  one.method === other.method &&
  one.resourceType === other.resourceType &&
  one.error === other.error;

const knowsMore = (one: EntryRecord, other: EntryRecord): boolean =>
  (one.status > 0 && other.status === 0) || one.requestHeaders.length > other.requestHeaders.length;
