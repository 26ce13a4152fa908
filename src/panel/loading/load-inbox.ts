import type { PanelModel } from '../app/panel-model.ts';
import type { PasteState } from '../decode/paste-model.ts';
import type { LoadedInbox } from '../shell/late-parts.ts';
import type { ShowPanel } from './inbox.ts';

/** Loads what only those need who paste a message or open a file. */
export async function loadInbox(model: PanelModel, paste: PasteState, show: ShowPanel): Promise<LoadedInbox> {
  const { createInbox, ...components } = await import('./inbox-entry.ts');
  return { ...createInbox(model, paste, show), ...components };
}
