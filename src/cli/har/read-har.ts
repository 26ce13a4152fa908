import type { EntryRecord } from '../../exchange/entry-record.ts';
import { isFault, readHar as readRecording, type Recording } from '../../exchange/reading/read-har.ts';
import { harFaultText } from '../../explain/interface/har-file.ts';
import { plainText } from '../../explain/rich-text.ts';
import { Problem } from '../problem.ts';
import { decodeBytes } from './decode-bytes.ts';

/** A recording, read. */
export interface HarFile extends Recording {
  readonly records: readonly EntryRecord[];
}

/** The HAR in `bytes`. `name` names it in the Problem that is thrown when it is none. `onEntry` hears how many entries were read. */
export function readHar(bytes: Uint8Array, name: string, onEntry: (count: number) => void): HarFile {
  const records: EntryRecord[] = [];
  const recording = readRecording(textOf(bytes, name), (record, index) => {
    if (record !== null) records.push(record);
    onEntry(index + 1);
  });
  if (isFault(recording)) throw new Problem(plainText(harFaultText(name, recording)));
  return { ...recording, records };
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
