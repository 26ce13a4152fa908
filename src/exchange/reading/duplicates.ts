import type { EntryRecord } from '../entry-record.ts';

/** Tells entries that stand in a file twice, as they do where two exports were joined. `connection` is the one that the entry names. */
export type IsDuplicate = (record: EntryRecord, connection: string) => boolean;

const textOf = (record: EntryRecord, connection: string): string => JSON.stringify({ ...record, connection });

/**
 * Two requests alike in everything that was measured, down to the microsecond, are one. Recorders that tell whole milliseconds do not measure
 * enough for that: there, several requests at once are alike.
 */
export function createDuplicates(): IsDuplicate {
  /** The first entry with these measures, or the texts of all of them once there are several. */
  const seen = new Map<string, { readonly first: () => string; texts: Set<string> | null }>();
  return (record, connection) => {
    const { startedAt, duration, method, url, status } = record;
    if (Number.isInteger(duration)) return false;
    const key = `${startedAt} ${duration} ${status} ${method} ${url}`;
    const known = seen.get(key);
    if (known === undefined) {
      seen.set(key, { first: () => textOf(record, connection), texts: null });
      return false;
    }
    known.texts ??= new Set([known.first()]);
    const text = textOf(record, connection);
    if (known.texts.has(text)) return true;
    known.texts.add(text);
    return false;
  };
}
