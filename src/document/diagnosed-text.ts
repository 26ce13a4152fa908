import type { DiagnoseOptions } from '../diagnosis/diagnose.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { EntryRecord } from '../exchange/entry-record.ts';
import { pairAll } from '../exchange/pairing/pair.ts';
import type { HarFault } from '../exchange/reading/parse-har.ts';
import { isFault, readHar } from '../exchange/reading/read-har.ts';
import { diagnoseAll } from './log-json.ts';

/** The credentials mode of the requests, where somebody knows it: a recording does not tell. */
export type ToldCredentials = 'include' | 'omit' | undefined;

/** Without being told, what is needed lets the requests pass in either mode. */
export function optionsFor(credentials: ToldCredentials): DiagnoseOptions {
  switch (credentials) {
    case undefined:
      return { eitherMode: true };
    case 'include':
      return { assuming: 'credentials' };
    case 'omit':
      return { assuming: 'no-credentials' };
  }
}

/** Every request of a HAR that is held as text, diagnosed with what the whole of it tells; or what is wrong with it. */
export function diagnosedText(text: string, credentials: ToldCredentials): readonly Diagnosed[] | HarFault {
  const records: EntryRecord[] = [];
  const recording = readHar(text, (record) => {
    if (record !== null) records.push(record);
  });
  if (isFault(recording)) return recording;
  return diagnoseAll(pairAll(records, recording.browser), optionsFor(credentials));
}
