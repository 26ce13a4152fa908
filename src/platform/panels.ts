import { devtools } from './browser.ts';

/** What happens to the extension's tab. */
interface TabListener {
  /** `panel` is the tab's document: the same one as before, or a new one where the browser loaded it again. */
  readonly shown: (panel: Window) => void;
  readonly hidden: () => void;
  /** What is done in the search box of DevTools while the tab is shown: `performSearch`, `nextSearchResult` and so on. */
  readonly searched: (action: string, query: string) => void;
}

/** The extension's tab in DevTools. */
export interface Tab {
  /** Brings it to the front; null where the browser cannot (Firefox). It does so only within the callback of `onOpenRequest`. */
  readonly show: (() => void) | null;
}

/** Creates the extension's tab in DevTools. The page is loaded when the tab is first shown. */
export const createTab = (title: string, icon: string, page: string, listener: TabListener): Promise<Tab> =>
  new Promise((resolve) => {
    devtools().panels.create(title, icon, page, (panel) => {
      panel.onShown.addListener(listener.shown);
      panel.onHidden.addListener(listener.hidden);
      panel.onSearch?.addListener((action, query = '') => listener.searched(action, query));
      resolve({ show: panel.show === undefined ? null : () => panel.show?.() });
    });
  });
