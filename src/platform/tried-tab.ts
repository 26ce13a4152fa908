/*
 * The inspected tab for whoever asks its page or tries a fix in it. Apart from the other files of DevTools' API, so that the devtools page loads it only then.
 */

interface Extension {
  readonly chrome: {
    readonly devtools: {
      readonly inspectedWindow: {
        readonly tabId: number;
        readonly reload: (options: { readonly injectedScript: string }) => unknown;
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

/** Reloads its page, with a script, '' for none, that runs before the page's own; in its frames of the same origin too where the browser does so (Firefox). */
export function reload(injectedScript: string): void {
  void devtools.inspectedWindow.reload({ injectedScript });
}

/** Hears the URL of each new document in it. */
export function onNewDocument(callback: (url: string) => void): void {
  devtools.network.onNavigated.addListener(callback);
}
