import { launchFirefox } from '../browser/firefox/firefox.ts';
import type { PageOutcome } from '../lab/page/page-data.ts';
import { openLabInFirefox } from '../lab/run-lab-firefox.ts';
import { describeCheck } from './describe-check.ts';

describeCheck('firefox', async (lab) => {
  const browser = await launchFirefox();
  await openLabInFirefox(browser, lab);
  return {
    run: async (id) => {
      await browser.truth.clear();
      const call = `globalThis.runLabCase(${JSON.stringify(id)})`;
      const { outcome } = await browser.inspected.evaluate<PageOutcome>(call);
      return outcome;
    },
    lines: async () => {
      const messages = await browser.truth.messages();
      return messages.filter(({ level }) => level === 'error').map(({ text }) => text);
    },
    close: () => browser.close(),
  };
});
