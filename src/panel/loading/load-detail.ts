import type { ComponentType } from 'preact';
import type { Unsubscribe } from '../adapter.ts';
import type { MenuProps } from '../shell/menu.tsx';
import type { SplitterProps } from '../shell/splitter.tsx';
import type { PanelModel } from '../app/panel-model.ts';
import type { Workshop } from '../detail/detail-model.ts';

export interface LoadedWorkshop extends Workshop {
  /** Shows what the document before this one showed, and keeps what this one shows. */
  readonly followView: (model: PanelModel) => Unsubscribe;
  /** The detail's page for the chosen request. */
  readonly Page: ComponentType;
  readonly Menu: ComponentType<MenuProps>;
  readonly Splitter: ComponentType<SplitterProps>;
  readonly StatusBar: ComponentType;
  readonly Toast: ComponentType;
  readonly SettingsPage: ComponentType;
  readonly HiddenRequests: ComponentType;
  readonly ResyncButton: ComponentType;
  readonly ResyncOffer: ComponentType;
}

/** Loads what the list does not need. */
export async function loadWorkshop(model: PanelModel): Promise<LoadedWorkshop> {
  const { createWorkshop, ...components } = await import('./detail-entry.ts');
  return { ...createWorkshop(model), ...components };
}
