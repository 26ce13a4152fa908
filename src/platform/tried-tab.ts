/*
 * The inspected tab for whoever tries a fix in it. Apart from the other files of DevTools' API, so that the devtools page loads it only then.
 */

interface Extension {
  readonly chrome: {
    readonly devtools: {
      readonly inspectedWindow: {
        readonly tabId: number;
        readonly eval: (expression: string, callback: (value: unknown) => void) => unknown;
      };
      readonly network: {
        readonly onNavigated: { readonly addListener: (listener: (url: string) => void) => void };
      };
    };
  };
}

const { devtools } = (globalThis as unknown as Extension).chrome;

/** Its number. */
export const triedTab = devtools.inspectedWindow.tabId;

/** What an expression gives in its page, unchecked; undefined where the browser lets nobody look, or the expression throws. */
export const evaluate = (expression: string): Promise<unknown> =>
  new Promise((resolve) => void devtools.inspectedWindow.eval(expression, (value) => resolve(value)));

/** Hears the URL of each new document in it. */
export function onNewDocument(callback: (url: string) => void): void {
  devtools.network.onNavigated.addListener(callback);
}
