import type { EmptyReason } from '../../explain/interface/empty-state.ts';
import type { LogState, PanelAdapter } from '../adapter.ts';
import type { Filter } from './filter.ts';
import type { Counts } from './tally.ts';

/** What can be done about an empty list. */
export type EmptyAction = 'reload' | 'clear-filter' | 'show-all' | 'show-risks' | 'record';

export interface Emptiness {
  readonly reason: EmptyReason;
  /** A second thing that may be the reason. */
  readonly hint: EmptyReason | null;
  readonly actions: readonly EmptyAction[];
}

function nothingShown({ chip, text }: Filter, matching: Counts): Emptiness {
  if (matching.all === 0) return { reason: 'filtered', hint: null, actions: ['clear-filter'] };
  const actions: EmptyAction[] = ['show-all'];
  if (text !== '') actions.push('clear-filter');
  if (chip === 'risks') return { reason: 'no-risks', hint: null, actions };
  if (matching.risk > 0) actions.unshift('show-risks');
  return { reason: 'none-blocked', hint: null, actions };
}

/** Why the list is empty, and what to do. `matching`: what the text of the filter leaves of `counts`. */
export function emptinessOf(
  filter: Filter,
  counts: Counts,
  matching: Counts,
  log: LogState,
  { source, browser }: Pick<PanelAdapter, 'source' | 'browser'>,
): Emptiness {
  if (counts.all > 0) return nothingShown(filter, matching);
  if (source !== 'live') return { reason: 'nothing-in-file', hint: null, actions: [] };
  const hint = browser.engine === 'firefox' ? 'firefox-filter' : null;
  if (!log.recording) return { reason: 'paused', hint: null, actions: ['record'] };
  if (log.openedLate) return { reason: 'reload', hint, actions: ['reload'] };
  return { reason: 'nothing-yet', hint, actions: [] };
}
