import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkAll, passes } from '../../src/check/check.ts';
import { createTransport } from '../../src/check/undici-transport.ts';
import type { Engine } from '../../src/cors/engine.ts';
import { until } from '../browser/until.ts';
import type { PageOutcome } from '../lab/page/page-data.ts';
import { type Lab, startLab } from '../lab/servers.ts';
import { CHECKED_CASES, requestOf } from './lab-requests.ts';

/** The page of the lab in a live browser. */
interface LivePage {
  /** Makes the request of a case. */
  readonly run: (id: string) => Promise<PageOutcome['outcome']>;
  /** What the browser wrote to its console about CORS since the last case began. */
  readonly lines: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** A page hears of a failure before the console does. */
async function told({ lines }: LivePage, isSaid: boolean): Promise<readonly string[]> {
  if (isSaid) await until(async () => (await lines()).length > 0, 'the line of the console');
  return lines();
}

/** `check` asks what the page of a live browser asks, of the same servers: each verdict has to be the browser's, and each line. Half a minute. */
export function describeCheck(engine: Engine, open: (lab: Lab) => Promise<LivePage>): void {
  describe(`check asks every server of the lab, as ${engine} does`, () => {
    let lab: Lab;
    let page: LivePage;
    const transport = createTransport({});

    beforeAll(async () => {
      lab = await startLab();
      page = await open(lab);
    });

    afterAll(async () => {
      await transport.close();
      await page?.close();
      await lab?.close();
    });

    it.each(CHECKED_CASES.map((each) => ({ id: each.id, each })))('$id', async ({ each }) => {
      const outcome = await page.run(each.id);
      const { checks } = await checkAll([requestOf(each, lab)], transport);
      const verdict = checks[0]?.verdicts[engine];
      if (verdict === undefined) throw new Error('there is one check');
      const { consoleMessage } = verdict;
      const lines = await told(page, consoleMessage !== null);
      expect({ passes: passes(verdict), line: consoleMessage }).toEqual({
        passes: outcome !== 'failed',
        line: lines.find((line) => line === consoleMessage) ?? lines[0] ?? null,
      });
    });
  });
}
