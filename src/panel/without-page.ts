import type { PanelAdapter } from './adapter.ts';

const nothing = (): void => undefined;

/** What a panel cannot do whose requests are not those of an inspected page: to that page, and to the rest of DevTools. */
export const WITHOUT_PAGE = {
  openSource: null,
  showInNetwork: null,
  onDemand: () => nothing,
  reloadPage: nothing,
  view: '',
  keepView: nothing,
  heldBack: null,
  inspected: null,
} satisfies Partial<PanelAdapter>;
