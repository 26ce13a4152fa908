import { browser } from './browser.ts';

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

/** What Chromium's panels have beside. */
interface Searchable {
  readonly show?: () => void;
  readonly onSearch?: { readonly addListener: (listener: (action: string, query?: string) => void) => void };
}

/** Creates the extension's tab in DevTools. The page is loaded when the tab is first shown. */
export async function createTab(
  title: string,
  icon: string,
  page: string,
  listener: TabListener,
): Promise<Tab> {
  const tab = await browser.devtools.panels.create(title, icon, page);
  const { onSearch, show } = tab as Searchable;
  tab.onShown.addListener(listener.shown);
  tab.onHidden.addListener(listener.hidden);
  onSearch?.addListener((action, query = '') => listener.searched(action, query));
  return { show: typeof show === 'function' ? () => show.call(tab) : null };
}
