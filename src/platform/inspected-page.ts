import { browser } from './browser.ts';

interface NetworkPanel {
  readonly show: (options: { readonly filter: string }) => unknown;
}

/** Shows the Network panel with only the requests of `method` to `url`; null where the browser cannot (Firefox). */
export const showRequest: ((method: string, url: string) => void) | null = (() => {
  const { network } = browser.devtools.panels as { readonly network?: NetworkPanel };
  return typeof network?.show === 'function'
    ? (method, url) => void network.show({ filter: `method:${method} url:${url}` })
    : null;
})();

/** Reloads the inspected page. */
export function reloadPage(): void {
  void browser.devtools.inspectedWindow.reload();
}
