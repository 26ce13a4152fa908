import { browser } from './browser.ts';

/** What happens to the extension's tab. */
export interface TabListener {
  /** `panel` is the tab's document: the same one as before, or a new one where the browser loaded it again. */
  readonly shown: (panel: Window) => void;
  readonly hidden: () => void;
}

/** Creates the extension's tab in DevTools. The page is loaded when the tab is first shown. */
export async function createTab(
  title: string,
  icon: string,
  page: string,
  listener: TabListener,
): Promise<void> {
  const tab = await browser.devtools.panels.create(title, icon, page);
  tab.onShown.addListener(listener.shown);
  tab.onHidden.addListener(listener.hidden);
}
