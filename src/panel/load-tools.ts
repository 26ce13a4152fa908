import type { ComponentType } from 'preact';
import type { PanelModel } from './model/panel-model.ts';
import type { PasteState } from './model/paste.ts';
import type { ShowPanel, Tools } from './model/tools.ts';

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
  const { createTools, ...components } = await import('./tools-entry.ts');
  return { ...createTools(model, paste, show), ...components };
}
