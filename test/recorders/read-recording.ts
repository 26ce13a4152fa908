import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { isFault, readHar, type Recording } from '../../src/exchange/reading/read-har.ts';

/** A HAR as the command line reads it. */
export function readRecording(text: string): Recording & { readonly records: readonly EntryRecord[] } {
  const records: EntryRecord[] = [];
  const recording = readHar(text, (record) => {
    if (record !== null) records.push(record);
  });
  if (isFault(recording)) throw new Error(`not a recording: ${recording}`);
  return { ...recording, records };
}
