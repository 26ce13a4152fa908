import type { Browser } from '../../cors/engine.ts';
import type { EntryRecord } from '../entry-record.ts';
import { createDuplicates } from './duplicates.ts';
import { createHeaderInterner } from './header-interner.ts';
import { type HarFault, isHarFault, parseHar } from './parse-har.ts';
import { pagesOf } from './pages-of.ts';
import { type DroppedEntry, isDropped, readEntry } from './read-entry.ts';
import { browserOf, ENTRIES_ASKED } from './record-browser.ts';
import { createClock } from './untimed.ts';

/** What a recording is beside its entries. */
export interface Recording {
  /** Who made the requests: it decides the order of checks and their wording. */
  readonly browser: Browser;
  /** Entries that could not be read. */
  readonly unreadable: number;
  /** The text is damaged or breaks off: what is whole was read. */
  readonly isDamaged: boolean;
}

/** Hears each entry as it is read: the record, null for an entry that is none, and which one it was of how many. */
export type OnEntry = (record: EntryRecord | null, index: number, count: number) => void;

/** Tells a recording from the reason why there is none. */
export const isFault = (reading: Recording | HarFault): reading is HarFault => typeof reading === 'string';

/** Reads the text of a HAR: the one way through a file, whoever opens it. Never throws but for lack of memory. */
export function readHar(text: string, onEntry: OnEntry): Recording | HarFault {
  const parsed = parseHar(text);
  if (isHarFault(parsed)) return parsed;
  const { log, entries, isDamaged } = parsed;
  const first: EntryRecord[] = [];
  let unreadable = 0;
  const read = createFileReader(log);
  for (const [index, entry] of entries.entries()) {
    const reading = read(entry);
    const record = isDropped(reading) ? null : reading;
    if (isDropped(reading) && !UNMISSED.has(reading.dropped)) unreadable++;
    if (record !== null && first.length < ENTRIES_ASKED) first.push(record);
    onEntry(record, index, entries.length);
  }
  return { browser: browserOf(log, first), unreadable, isDamaged };
}

/** Why entries are left out that nobody misses. */
const UNMISSED: ReadonlySet<string> = new Set(['local-url', 'tunnel', 'duplicate']);

type EntryReading = EntryRecord | DroppedEntry | { readonly dropped: 'duplicate' };

/** Reads the entries of one file in their order, each with what the file says beside it. */
function createFileReader(log: unknown): (entry: unknown) => EntryReading {
  const interner = createHeaderInterner();
  const pages = pagesOf(log);
  const clock = createClock();
  const isDuplicate = createDuplicates();
  const pageUrl = (reference: string): string => pages.get(reference) ?? '';
  return (entry) => {
    const reading = readEntry(entry, interner, { startedAt: clock.next(), pageUrl });
    if (isDropped(reading)) return reading;
    clock.observe(reading);
    return isDuplicate(reading, entry) ? { dropped: 'duplicate' } : reading;
  };
}
