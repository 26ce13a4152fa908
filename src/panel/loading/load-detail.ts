import type { PanelModel } from '../app/panel-model.ts';
import type { LoadedDetail } from '../shell/late-parts.ts';

/** Loads what the list does not need. */
export async function loadDetail(model: PanelModel): Promise<LoadedDetail> {
  const { createDetail, ...components } = await import('./detail-entry.ts');
  return { ...createDetail(model), ...components };
}
