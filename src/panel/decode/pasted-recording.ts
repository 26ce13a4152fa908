import { isFault, readHar } from '../../exchange/reading/read-har.ts';
import { pastedHar } from '../../exchange/reading/read-pasted.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { OpenedHar } from '../har/open-har.ts';

/** The requests whose headers a text shows; null where it shows none. Linear. */
export function pastedRecording(text: string): OpenedHar | null {
  const har = pastedHar(text);
  if (har === null) return null;
  const records: EntryRecord[] = [];
  const recording = readHar(har, (record) => {
    if (record !== null) records.push(record);
  });
  return isFault(recording) || records.length === 0 ? null : { ...recording, records };
}
