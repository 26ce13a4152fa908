import type { EntryRecord } from '../../exchange/entry-record.ts';
import { isFault, readHar as readRecording } from '../../exchange/reading/read-har.ts';
import type { HarMessage } from './har-message.ts';
import { isCompressed, readText } from './read-text.ts';

/** Records that are handed over at once: what takes them does not miss a frame. */
const BATCH = 200;

/** How much of the work is done when the bytes are read, and when they are parsed. */
const AFTER_READING = 0.4;
const AFTER_PARSING = 0.6;

/** Reads a HAR and tells what is in it. Never rejects. */
export async function readHar(file: Blob, tell: (message: HarMessage) => void): Promise<void> {
  try {
    if (await isCompressed(file)) return tell({ kind: 'fault', fault: 'compressed' });
    const text = await readText(file, (share) => tell({ kind: 'progress', share: share * AFTER_READING }));
    tellRecording(text, tell);
  } catch (error) {
    tell({ kind: 'fault', fault: error instanceof RangeError ? 'too-large' : 'unreadable' });
  }
}

function tellRecording(text: string, tell: (message: HarMessage) => void): void {
  let batch: EntryRecord[] = [];
  let read = 0;
  const handOver = (share: number): void => {
    tell({ kind: 'records', records: batch });
    tell({ kind: 'progress', share: AFTER_PARSING + (1 - AFTER_PARSING) * share });
    batch = [];
  };
  const recording = readRecording(text, (record, index, count) => {
    if (record === null) return;
    read++;
    batch.push(record);
    if (batch.length === BATCH) handOver(index / count);
  });
  if (isFault(recording)) return tell({ kind: 'fault', fault: recording });
  if (read === 0 && recording.unreadable > 0) return tell({ kind: 'fault', fault: 'no-request' });
  handOver(1);
  tell({ kind: 'end', ...recording });
}
