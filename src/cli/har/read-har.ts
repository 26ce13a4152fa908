import type { Browser } from '../../cors/engine.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import { type HarFault, isHarFault, parseHar } from '../../exchange/reading/parse-har.ts';
import { createHeaderInterner } from '../../exchange/reading/header-interner.ts';
import { isDropped, readEntry } from '../../exchange/reading/read-entry.ts';
import { browserOf } from '../../exchange/reading/record-browser.ts';
import { Problem } from '../problem.ts';
import { decodeBytes } from './decode-bytes.ts';

/** A recording, read. */
export interface HarFile {
  readonly browser: Browser;
  readonly records: readonly EntryRecord[];
  /** Entries that could not be read. */
  readonly unreadable: number;
  /** The file breaks off: what was complete is here. */
  readonly brokenOff: boolean;
}

const HOW_TO_EXPORT = 'Export one from DevTools: Network panel, Export HAR.';

const FAULT_TEXTS: Readonly<Record<HarFault, string>> = {
  empty: 'it is empty.',
  'not-json': 'this is not a HAR (it is not JSON).',
  'no-entries': 'this is JSON, but no HAR (it has no log.entries).',
  broken: 'the HAR breaks off before its first complete entry.',
};

/** The HAR in `bytes`. `name` names it in the Problem that is thrown when it is none. `onEntry` hears how many entries were read. */
export function readHar(bytes: Uint8Array, name: string, onEntry: (count: number) => void): HarFile {
  const parsed = parseHar(textOf(bytes, name));
  if (isHarFault(parsed)) throw new Problem(`${name}: ${FAULT_TEXTS[parsed]} ${HOW_TO_EXPORT}`);
  const { log, entries, isDamaged } = parsed;
  return { ...readEntries(log, entries, onEntry), brokenOff: isDamaged };
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return decodeBytes(bytes);
  } catch (error) {
    const tooLong = error instanceof RangeError || (error instanceof Error && /too l/i.test(error.message));
    throw new Problem(
      tooLong
        ? `${name}: the recording is larger than 512 MB. Record a shorter time, or export it without content.`
        : `${name}: the gzip data is damaged. Copy the file again.`,
    );
  }
}

function readEntries(
  log: unknown,
  entries: readonly unknown[],
  onEntry: (count: number) => void,
): Omit<HarFile, 'brokenOff'> {
  const interner = createHeaderInterner();
  const records: EntryRecord[] = [];
  let unreadable = 0;
  for (const [index, entry] of entries.entries()) {
    const reading = readEntry(entry, interner);
    if (!isDropped(reading)) records.push(reading);
    else if (reading.dropped !== 'local-url') unreadable++;
    onEntry(index + 1);
  }
  return { browser: browserOf(log, records), records, unreadable };
}
