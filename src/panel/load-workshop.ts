import type { ComponentType } from 'preact';
import type { PanelModel } from './model/panel-model.ts';
import type { Workshop } from './model/workshop.ts';

export interface LoadedWorkshop extends Workshop {
  /** The detail's page for the chosen request. */
  readonly Page: ComponentType;
}

/** Loads what the list does not need. */
export async function loadWorkshop(model: PanelModel): Promise<LoadedWorkshop> {
  const { createWorkshop, Page } = await import('./workshop-entry.ts');
  return { ...createWorkshop(model), Page };
}
