import type { PanelModel } from '../app/panel-model.ts';
import { createHarPanel } from '../har/har-panel.ts';
import type { OpenedHar } from '../har/open-har.ts';
import { pastedRows } from './pasted-rows.ts';

/** Requests whose headers were pasted, as a log of their own beside that of `live`. Loaded by whoever pastes headers. */
export function createPastedLog(recording: OpenedHar, live: PanelModel): PanelModel {
  // What is copied is told where everything is.
  const log = { ...createHarPanel(live, '', recording), notices: live.notices };
  log.requests.catchUp();
  log.selection.select(pastedRows(log)[0]?.id ?? null);
  return log;
}
