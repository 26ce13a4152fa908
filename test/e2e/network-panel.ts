import type { Locator, Page } from 'playwright-core';
import { until } from '../browser/until.ts';

/** DevTools' own parts around the tab, as a person uses them. */
export interface NetworkPanel {
  /** The rows of the Network panel with a text. */
  readonly rows: (text: string) => Locator;
  readonly show: () => Promise<void>;
  /** What the right-click menu of an element offers. */
  readonly menuOf: (element: Locator) => Promise<readonly string[]>;
  /** Chooses from the menu that is open. */
  readonly choose: (label: string) => Promise<void>;
  /** Which of DevTools' tabs is in front: `network`, `console`, or what ends with the name of an extension's. */
  readonly frontTab: () => Promise<string>;
  /** The addresses that DevTools would have opened in new tabs. */
  readonly opened: () => Promise<readonly string[]>;
}

/** Menus are drawn by the system, and new tabs by the browser: here by the page, and not at all. */
const WATCH = `(async () => {
  const { ContextMenu } = await import('./ui/legacy/legacy.js');
  ContextMenu.ContextMenu.useSoftMenu = true;
  const { InspectorFrontendHost } = await import('./core/host/host.js');
  globalThis.openedInTabs = [];
  InspectorFrontendHost.InspectorFrontendHostInstance.openInNewTab = (url) => openedInTabs.push(url);
})()`;

const showView = (view: string): string =>
  `import('./ui/legacy/legacy.js').then(({ ViewManager }) => ViewManager.ViewManager.instance().showView('${view}'))`;

const FRONT_TAB = `import('./ui/legacy/legacy.js').then(({ InspectorView }) => InspectorView.InspectorView.instance().tabbedPane.selectedTabId)`;

/** Shows a view of DevTools by its id. */
export const showDevtoolsView = async (devtools: Page, view: string): Promise<void> => {
  await devtools.evaluate(showView(view));
};

/** The Network panel of a `devtools://` page. */
export async function networkPanel(devtools: Page): Promise<NetworkPanel> {
  await devtools.evaluate(WATCH);
  const items = devtools.locator('.soft-context-menu-item');
  return {
    rows: (text) => devtools.locator('tr.data-grid-data-grid-node').filter({ hasText: text }),
    show: () => showDevtoolsView(devtools, 'network'),
    menuOf: async (element) => {
      await element.click({ button: 'right' });
      await until(async () => (await items.count()) > 0, 'the menu to open');
      return items.allInnerTexts();
    },
    choose: (label) => items.filter({ hasText: label }).click(),
    frontTab: () => devtools.evaluate<string>(FRONT_TAB),
    opened: () => devtools.evaluate<readonly string[]>('openedInTabs'),
  };
}
