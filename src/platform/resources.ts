import { devtools } from './browser.ts';

/** Opens a file of the page in the Sources panel; line and column count from 1. null where the browser cannot (Firefox). */
export const openResource: ((url: string, line: number, column: number) => void) | null = (() => {
  const { openResource: open } = devtools().panels;
  if (open === undefined) return null;
  // The API counts from 0.
  return (url, line, column) => open(url, Math.max(0, line - 1), Math.max(0, column - 1), () => undefined);
})();

/**
 * Makes an item of the extension's name in the menu of every request of the Network panel, and calls back with its URL and type. Without a
 * scheme of our own, which older browsers do not know, DevTools would lead plain clicks on links here as well: there is no item there.
 */
export function onOpenRequest(callback: (url: string, type: string) => void): void {
  const { setOpenResourceHandler: handle } = devtools().panels;
  // Those that know only the callback have a function of one.
  if (handle === undefined || handle.length < 2) return;
  handle(({ url, type }) => callback(url, type), 'cors-lens:');
}
