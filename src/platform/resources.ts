import { browser } from './browser.ts';

type OpenResource = (url: string, lineNumber: number, columnNumber: number, callback: () => void) => void;

/** Opens a file of the page in the Sources panel; line and column count from 1. null where the browser cannot (Firefox). */
export const openResource: ((url: string, line: number, column: number) => void) | null = (() => {
  const { openResource: open } = browser.devtools.panels as { readonly openResource?: OpenResource };
  if (typeof open !== 'function') return null;
  // The API counts from 0.
  return (url, line, column) => open(url, Math.max(0, line - 1), Math.max(0, column - 1), () => undefined);
})();
