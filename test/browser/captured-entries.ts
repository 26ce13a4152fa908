/** DevTools of either browser. */
interface Devtools {
  devtoolsPage(): Promise<{ evaluate(script: string): Promise<unknown> }>;
}

/** The HAR entries that `devtools.network` gives an extension: raw, as the extension sees them. */
export interface CapturedEntries {
  /** Every entry that `onRequestFinished` delivered since the capture began, in order of delivery. */
  delivered(): Promise<readonly unknown[]>;
  /** Whether an entry was delivered whose URL contains `part`. */
  hasDelivered(part: string): Promise<boolean>;
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
  hasDelivered: (part: string) =>
    `globalThis.capturedEntries.some(({ request }) => request.url.includes(${JSON.stringify(part)}))`,
  har: 'new Promise((resolve) => chrome.devtools.network.getHAR(resolve))',
  clear: 'void (globalThis.capturedEntries.length = 0)',
};

/**
 * Listens in the extension's own devtools page, beside the extension's code, from now on. Calling it again for the same launch goes on
 * with the same capture.
 */
export async function captureEntries(browser: Devtools): Promise<CapturedEntries> {
  const page = await browser.devtoolsPage();
  await page.evaluate(EVALUATED.begin);
  return {
    delivered: async () => (await page.evaluate(EVALUATED.delivered)) as readonly unknown[],
    hasDelivered: async (part) => Boolean(await page.evaluate(EVALUATED.hasDelivered(part))),
    har: async () => (await page.evaluate(EVALUATED.har)) as { readonly entries: readonly unknown[] },
    clear: async () => void (await page.evaluate(EVALUATED.clear)),
  };
}
