import { sentence } from '../compose.ts';
import type { RichText } from '../rich-text.ts';

/**
 * Why a list shows nothing. `nothing-yet`: no cross-origin request so far · `reload`: DevTools was opened after the page had loaded ·
 * `firefox-filter`: Firefox delivers only what its Network panel's filter shows · `filtered`: the text filter hides every row ·
 * `nothing-in-file`: the file that was opened holds no cross-origin request ·
 * `none-blocked`, `no-risks`: the filter chip hides every row · `paused`: recording is paused · `nothing-selected`: no row is chosen.
 */
export type EmptyReason =
  | 'nothing-yet'
  | 'reload'
  | 'firefox-filter'
  | 'filtered'
  | 'none-blocked'
  | 'no-risks'
  | 'paused'
  | 'nothing-in-file'
  | 'nothing-selected';

export interface EmptyState {
  readonly title: RichText;
  readonly detail: RichText;
}

/** Says why it is empty and what to do. */
export function emptyState(reason: EmptyReason): EmptyState {
  switch (reason) {
    case 'nothing-yet':
      return {
        title: sentence`No cross-origin request yet`,
        detail: sentence`Requests that your page makes to another origin (another scheme, host or port) appear here as they happen.`,
      };
    case 'reload':
      return {
        title: sentence`Reload the page to record its requests`,
        detail: sentence`DevTools was opened after the page had loaded, and browsers record requests only while DevTools is open.`,
      };
    case 'firefox-filter':
      return {
        title: sentence`Firefox may be hiding requests`,
        detail: sentence`Firefox delivers only the requests that its Network panel shows. Clear the filter there and make sure that it is recording, then reload the page; or press Resync to fetch what was requested so far.`,
      };
    case 'filtered':
      return {
        title: sentence`No request matches the filter`,
        detail: sentence`The filter looks into addresses, causes, statuses and headers. Clear it to see every request.`,
      };
    case 'none-blocked':
      return {
        title: sentence`Nothing is blocked by CORS`,
        detail: sentence`Choose All to see every cross-origin request of the page.`,
      };
    case 'no-risks':
      return {
        title: sentence`No risks`,
        detail: sentence`Choose All to see every cross-origin request of the page.`,
      };
    case 'paused':
      return {
        title: sentence`Recording is paused`,
        detail: sentence`Requests made meanwhile are not kept. Press the record button to go on.`,
      };
    case 'nothing-in-file':
      return {
        title: sentence`No cross-origin request in this file`,
        detail: sentence`Everything that it recorded went to the page's own origin, where CORS has no say.`,
      };
    case 'nothing-selected':
      return {
        title: sentence`No request selected`,
        detail: sentence`Choose a request in the list to see what happened to it, and what fixes it.`,
      };
  }
}
