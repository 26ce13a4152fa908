import { until } from '../browser/until.ts';
import { launchWebKit } from '../browser/webkit/webkit.ts';
import type { PageOutcome } from '../lab/page/page-data.ts';
import { describeCheck } from './describe-check.ts';

/** Not the line behind it, which says of every failure that it was stopped, nor that a server answered with 404. */
const ABOUT_CORS = /access-control|cross-origin|preflight/i;

/** Fails where WebKitGTK is not installed. */
describeCheck('webkit', async (lab) => {
  const browser = await launchWebKit(lab.url);
  const isReady = (): Promise<boolean> =>
    browser.page.evaluate<boolean>(`document.querySelector('[data-ready]') !== null`);
  await until(isReady, 'the lab’s page to be ready');
  let seen = 0;
  return {
    run: async (id) => {
      seen = browser.truth.lines.length;
      const call = `globalThis.runLabCase(${JSON.stringify(id)})`;
      const { outcome } = await browser.page.evaluate<PageOutcome>(call);
      return outcome;
    },
    lines: async () =>
      browser.truth.lines
        .slice(seen)
        .map(({ text }) => text)
        .filter((text) => ABOUT_CORS.test(text)),
    close: () => browser.close(),
  };
});
