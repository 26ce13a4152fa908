import { plural, sentence } from '../compose.ts';
import type { EmptyState } from './empty-state.ts';

/** How asking Firefox for what it had not delivered ended. `busy`: requests never ceased · `refused`: it did not tell. */
export type ResyncEnd = 'done' | 'busy' | 'refused';

/** Says it in one line; `found`: the cross-origin requests that are in the list since then. */
export function resyncText(end: ResyncEnd, found: number): string {
  switch (end) {
    case 'done':
      return found === 0
        ? 'No cross-origin request was missing'
        : `${plural(found, 'request')} found that Firefox had not delivered`;
    case 'busy':
      return 'The page keeps sending requests: press Resync again when it rests';
    case 'refused':
      return 'Firefox did not give its list of requests';
  }
}

/** Stands above a list that would lack requests if Firefox had not been asked for them, until it is cleared. */
export function requestsHidden(): EmptyState {
  return {
    title: sentence`Firefox hides requests from this tab.`,
    detail: sentence`Its Network panel has a filter, or is paused, and Firefox delivers only what it shows there. Clear that filter, or press Resync after further requests.`,
  };
}
