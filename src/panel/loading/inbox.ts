import { openHar } from '../har/open-har.ts';
import { createHarPanel } from '../har/har-panel.ts';
import { createOpening, type Opening } from '../har/opening-model.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { readBeside } from '../decode/read-beside.ts';
import { createPaste, type PasteModel, type PasteState } from '../decode/paste-model.ts';

/** Shows another log in the place of this one, made with the panel that was there first; null: that one itself. */
export type ShowPanel = (create: ((first: PanelModel) => PanelModel) | null) => void;

/** What reads things from elsewhere: messages that are pasted and files that are opened. Loaded last. */
export interface Inbox {
  readonly paste: PasteModel;
  readonly opening: Opening;
}

export function createInbox(model: PanelModel, paste: PasteState, show: ShowPanel): Inbox {
  return {
    paste: createPaste(model, paste, readBeside),
    opening: createOpening(openHar, paste.otherFiles, (name, har) => {
      // A message that waits for its request keeps its place.
      if (paste.text.peek().trim() === '') paste.isOpen.value = false;
      show((first) => createHarPanel(first, name, har));
    }),
  };
}
