import type { Frame } from 'playwright-core';
import type { ChromiumDevtools } from './chromium.ts';

/** The HAR entries that `chrome.devtools.network` gives an extension: raw, as the extension sees them. */
export interface CapturedEntries {
  /** Every entry that `onRequestFinished` delivered since the capture began, in order of delivery. */
  delivered(): Promise<readonly unknown[]>;
  /** `getHAR()` as it is now: a HAR's `log`. */
  har(): Promise<{ readonly entries: readonly unknown[] }>;
  /** Forgets what was delivered. */
  clear(): Promise<void>;
}

const EVALUATED = {
  begin: `if (!globalThis.capturedEntries) {
    globalThis.capturedEntries = [];
    chrome.devtools.network.onRequestFinished.addListener((entry) => {
      const { getContent, ...data } = entry;
      globalThis.capturedEntries.push(data);
    });
  }`,
  delivered: 'globalThis.capturedEntries',
  har: 'new Promise((resolve) => chrome.devtools.network.getHAR(resolve))',
  clear: 'void (globalThis.capturedEntries.length = 0)',
};

/**
 * Listens in the extension's own devtools page, beside the extension's code, from now on. Calling it again for the same launch goes on
 * with the same capture.
 */
export async function captureEntries(browser: ChromiumDevtools): Promise<CapturedEntries> {
  const frame: Frame = await browser.devtoolsPage();
  await frame.evaluate(EVALUATED.begin);
  return {
    delivered: () => frame.evaluate(EVALUATED.delivered),
    har: () => frame.evaluate(EVALUATED.har),
    clear: () => frame.evaluate(EVALUATED.clear),
  };
}
