import type { EntryRecord } from '../../exchange/entry-record.ts';
import { isHarFault, parseHar } from '../../exchange/reading/parse-har.ts';
import { createHeaderInterner } from '../../exchange/reading/header-interner.ts';
import { isDropped, readEntry } from '../../exchange/reading/read-entry.ts';
import { browserOf } from '../../exchange/reading/record-browser.ts';
import type { HarMessage } from './har-message.ts';
import { isCompressed, readText } from './read-text.ts';

/** Records that are handed over at once: what takes them does not miss a frame. */
const BATCH = 200;

/** Records of the beginning that are asked for the browser. */
const ASKED = 50;

/** How much of the work is done when the bytes are read, and when they are parsed. */
const AFTER_READING = 0.4;
const AFTER_PARSING = 0.6;

/** Reads a HAR and tells what is in it. Never rejects. */
export async function readHar(file: Blob, tell: (message: HarMessage) => void): Promise<void> {
  try {
    if (await isCompressed(file)) return tell({ kind: 'fault', fault: 'compressed' });
    const text = await readText(file, (share) => tell({ kind: 'progress', share: share * AFTER_READING }));
    takeApart(text, tell);
  } catch (error) {
    tell({ kind: 'fault', fault: error instanceof RangeError ? 'too-large' : 'unreadable' });
  }
}

function takeApart(text: string, tell: (message: HarMessage) => void): void {
  const parsed = parseHar(text);
  if (isHarFault(parsed)) return tell({ kind: 'fault', fault: parsed });
  const { log, entries, isDamaged } = parsed;
  const interner = createHeaderInterner();
  const first: EntryRecord[] = [];
  let batch: EntryRecord[] = [];
  let unreadable = 0;
  let read = 0;
  const handOver = (done: number): void => {
    tell({ kind: 'records', records: batch });
    tell({ kind: 'progress', share: AFTER_PARSING + (1 - AFTER_PARSING) * (done / entries.length) });
    batch = [];
  };
  for (const [index, entry] of entries.entries()) {
    const reading = readEntry(entry, interner);
    if (isDropped(reading)) {
      if (reading.dropped !== 'local-url') unreadable++;
      continue;
    }
    read++;
    if (first.length < ASKED) first.push(reading);
    batch.push(reading);
    if (batch.length === BATCH) handOver(index);
  }
  if (read === 0 && unreadable > 0) return tell({ kind: 'fault', fault: 'no-request' });
  handOver(entries.length);
  tell({ kind: 'end', browser: browserOf(log, first), unreadable, isDamaged });
}
