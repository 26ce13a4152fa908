import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAll } from '../../src/check/check.ts';
import { createTransport } from '../../src/check/undici-transport.ts';
import { type FirefoxDevtools, launchFirefox } from '../browser/firefox/firefox.ts';
import { until } from '../browser/until.ts';
import type { PageOutcome } from '../lab/page/page-data.ts';
import { openLabInFirefox } from '../lab/run-lab-firefox.ts';
import { type Lab, startLab } from '../lab/servers.ts';
import { CHECKED_CASES, requestOf } from './lab-requests.ts';

/** What Firefox did with the request of a case, and the lines that its console has of it. */
interface Seen {
  readonly outcome: PageOutcome['outcome'];
  readonly lines: readonly string[];
}

/** `check` asks what the page of a live Firefox asks, of the same server: 20 seconds, where nothing else runs. */
describe('check asks every server of the lab', () => {
  let lab: Lab;
  let browser: FirefoxDevtools;
  const transport = createTransport({});

  beforeAll(async () => {
    lab = await startLab();
    browser = await launchFirefox();
    await openLabInFirefox(browser, lab);
  });

  afterAll(async () => {
    await transport.close();
    await browser?.close();
    await lab.close();
  });

  async function linesOf(): Promise<readonly string[]> {
    const messages = await browser.truth.messages();
    return messages.filter(({ level }) => level === 'error').map(({ text }) => text);
  }

  async function seenIn(id: string): Promise<Seen> {
    await browser.truth.clear();
    const { outcome } = await browser.inspected.evaluate<PageOutcome>(
      `globalThis.runLabCase(${JSON.stringify(id)})`,
    );
    // A page hears of a failure before the console does.
    if (outcome === 'failed')
      await until(async () => (await linesOf()).length > 0, 'the line of the console');
    return { outcome, lines: await linesOf() };
  }

  it.each(CHECKED_CASES.map((each) => ({ id: each.id, each })))(
    '$id: as Firefox decides, with its line',
    async ({ each }) => {
      const seen = await seenIn(each.id);
      const { checks } = await checkAll([requestOf(each, lab)], transport);
      const { diagnosis, consoleMessage } = checks[0]?.verdicts.firefox ?? {};
      expect({ verdict: diagnosis?.verdict, line: consoleMessage }).toEqual({
        verdict: seen.outcome === 'failed' ? 'blocked' : 'allowed',
        line: seen.lines.find((line) => line === consoleMessage) ?? seen.lines[0] ?? null,
      });
    },
  );
});
