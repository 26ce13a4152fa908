import type { EmptyReason } from '../../explain/interface/empty-state.ts';
import type { LogState, PanelAdapter } from '../adapter.ts';
import type { Filter } from './filter.ts';
import type { Counts } from './rows.ts';

/** What can be done about an empty list. */
export type EmptyAction = 'reload' | 'clear-filter' | 'show-all' | 'show-warnings' | 'record';

export interface Emptiness {
  readonly reason: EmptyReason;
  /** A second thing that may be the reason. */
  readonly hint: EmptyReason | null;
  readonly actions: readonly EmptyAction[];
}

function nothingShown({ chip, text }: Filter, counts: Counts): Emptiness {
  if (text !== '') return { reason: 'filtered', hint: null, actions: ['clear-filter'] };
  if (chip === 'warnings') return { reason: 'no-warnings', hint: null, actions: ['show-all'] };
  const actions: EmptyAction[] = counts.warning > 0 ? ['show-warnings', 'show-all'] : ['show-all'];
  return { reason: 'none-blocked', hint: null, actions };
}

/** Why the list is empty, and what to do. */
export function emptinessOf(
  filter: Filter,
  counts: Counts,
  log: LogState,
  { source, browser }: Pick<PanelAdapter, 'source' | 'browser'>,
): Emptiness {
  if (counts.all > 0) return nothingShown(filter, counts);
  if (source !== 'live') return { reason: 'nothing-in-file', hint: null, actions: [] };
  const hint = browser.engine === 'firefox' ? 'firefox-filter' : null;
  if (!log.recording) return { reason: 'paused', hint: null, actions: ['record'] };
  if (log.openedLate) return { reason: 'reload', hint, actions: ['reload'] };
  return { reason: 'nothing-yet', hint, actions: [] };
}
