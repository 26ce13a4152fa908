import { signal } from '@preact/signals';
import type { PanelAdapter } from '../adapter.ts';
import { createPanelModel, type PanelModel } from '../app/panel-model.ts';
import { createRowWriter } from '../list/row-writer.ts';
import { parseSettings } from '../shell/settings-model.ts';
import { createHarLog } from './har-log.ts';
import { WITHOUT_PAGE } from '../without-page.ts';
import type { OpenedHar } from './open-har.ts';

const nothing = (): void => undefined;

/**
 * A panel over the log of a file, with its own list and choice. The settings are those of `live`, and what that one records goes on
 * behind it.
 */
export function createHarPanel(live: PanelModel, name: string, har: OpenedHar): PanelModel {
  const adapter: PanelAdapter = {
    ...live.adapter,
    browser: har.browser,
    source: 'file',
    file: {
      name,
      requests: har.records.length,
      hidesLive: live.adapter.source === 'live',
      isDamaged: har.isDamaged,
    },
    log: createHarLog(har.records, har.unreadable),
    onTheme: () => nothing,
    loadSettings: () => live.settings.settings.peek(),
    saveSettings: (saved) => {
      const settings = parseSettings(saved);
      live.settings.change(settings);
      live.adapter.log.setPreserveLog(settings.preserveLog);
    },
    // The page that is inspected is another one.
    ...WITHOUT_PAGE,
  };
  return createPanelModel(adapter, signal(createRowWriter));
}
