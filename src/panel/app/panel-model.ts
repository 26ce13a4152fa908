import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { PanelAdapter, Theme, Unsubscribe } from '../adapter.ts';
import type { Arrangement } from '../list/groups.ts';
import type { Filter } from '../list/filter.ts';
import { createNotices, type Notices } from '../shell/notices.ts';
import { createRequests, type Requests } from '../list/requests.ts';
import type { CreateRowWriter } from '../list/row-writer.ts';
import { createSelection, type Selection } from '../list/selection.ts';
import { createSettings, type SettingsModel } from '../shell/settings-model.ts';

/** Everything the components read and call. */
export interface PanelModel {
  readonly adapter: PanelAdapter;
  readonly requests: Requests;
  readonly selection: Selection;
  readonly notices: Notices;
  readonly settings: SettingsModel;
  /** What DevTools shows, or what the user chose instead. */
  readonly theme: ReadonlySignal<Theme>;
  readonly setFilter: (filter: Partial<Filter>) => void;
  readonly arrange: (arrangement: Partial<Arrangement>) => void;
  readonly setPreserveLog: (preserveLog: boolean) => void;
  readonly dispose: Unsubscribe;
}

/** Wires the models to the world around the panel. `writing`: what makes rows of the log; null until it is loaded. */
export function createPanelModel(
  adapter: PanelAdapter,
  writing: ReadonlySignal<CreateRowWriter | null>,
): PanelModel {
  const settings = createSettings(adapter.loadSettings(), adapter.saveSettings);
  const { chip, preserveLog, grouped, sort } = settings.settings.peek();
  const requests = createRequests(adapter, { chip, text: '' }, { grouped, sort }, writing);
  const selection = createSelection(requests);
  const notices = createNotices(adapter.copy);
  const devtoolsTheme = signal<Theme>('light');
  const theme = computed(() => {
    const choice = settings.settings.value.theme;
    return choice === 'auto' ? devtoolsTheme.value : choice;
  });
  adapter.log.setPreserveLog(preserveLog);

  const stops = [
    adapter.onTheme((shown) => {
      devtoolsTheme.value = shown;
    }),
    requests.dispose,
  ];

  return {
    adapter,
    requests,
    selection,
    notices,
    settings,
    theme,
    setFilter: (filter) => {
      if (filter.chip !== undefined) settings.change({ chip: filter.chip });
      requests.setFilter(filter);
    },
    arrange: (arrangement) => {
      settings.change(arrangement);
      const { grouped: nowGrouped, sort: nowSort } = settings.settings.peek();
      requests.arrange({ grouped: nowGrouped, sort: nowSort });
    },
    setPreserveLog: (preserve) => {
      settings.change({ preserveLog: preserve });
      adapter.log.setPreserveLog(preserve);
    },
    dispose: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Puts the theme on the document. */
export function followTheme(theme: ReadonlySignal<Theme>, root: HTMLElement): Unsubscribe {
  return effect(() => {
    root.dataset['theme'] = theme.value;
  });
}
