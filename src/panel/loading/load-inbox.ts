import type { ComponentType } from 'preact';
import type { PanelModel } from '../app/panel-model.ts';
import type { PasteState } from '../decode/paste-model.ts';
import type { ShowPanel, Tools } from './inbox.ts';

export interface LoadedTools extends Tools {
  /** The box for pasted messages, with its answers. */
  readonly Paste: ComponentType;
  readonly PasteButton: ComponentType;
  readonly OpenButton: ComponentType;
  /** What is shown while a file is opened, and what was opened. */
  readonly Opening: ComponentType;
}

/** Loads what only those need who paste a message or open a file. */
export async function loadTools(model: PanelModel, paste: PasteState, show: ShowPanel): Promise<LoadedTools> {
  const { createTools, ...components } = await import('./inbox-entry.ts');
  return { ...createTools(model, paste, show), ...components };
}
