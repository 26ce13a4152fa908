import { sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/**
 * Why a list shows nothing. `nothing-yet`: no cross-origin request so far · `reload`: DevTools was opened after the page had loaded ·
 * `firefox-filter`: Firefox delivers only what its Network panel's filter shows · `filtered`: the text filter hides every row ·
 * `none-blocked`, `no-warnings`: the filter chip hides every row · `paused`: recording is paused · `nothing-selected`: no row is chosen.
 */
export type EmptyReason =
  | 'nothing-yet'
  | 'reload'
  | 'firefox-filter'
  | 'filtered'
  | 'none-blocked'
  | 'no-warnings'
  | 'paused'
  | 'nothing-selected';

export interface EmptyState {
  readonly title: RichText;
  readonly detail: RichText;
}

/** Says why it is empty and what to do. */
export const emptyState = (reason: EmptyReason): EmptyState => ({ title: sentence`${reason}`, detail: [] });
