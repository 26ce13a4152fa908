import { isFault, readHar } from '../../exchange/reading/read-har.ts';
import { pastedHar } from '../../exchange/reading/read-pasted.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { createHarPanel } from '../har/har-panel.ts';
import { pastedRows } from './pasted-rows.ts';

/**
 * The requests whose headers a text shows, as a log of their own beside that of `live`; null where it shows none. Loaded by whoever pastes
 * headers.
 */
export function readPastedHeaders(text: string, live: PanelModel): PanelModel | null {
  const har = pastedHar(text);
  if (har === null) return null;
  const records: EntryRecord[] = [];
  const recording = readHar(har, (record) => {
    if (record !== null) records.push(record);
  });
  if (isFault(recording) || records.length === 0) return null;
  // What is copied is told where everything is.
  const log = { ...createHarPanel(live, '', { ...recording, records }), notices: live.notices };
  log.requests.catchUp();
  log.selection.select(pastedRows(log)[0]?.id ?? null);
  return log;
}
