import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import type { ChromiumDevtools } from '../browser/chromium.ts';
import { until } from '../browser/until.ts';

/** Runs in the panel's document, which shares the devtools page's log: what the extension keeps of each entry, late headers included. */
const RECORDS = `(() => {
  const records = [];
  const { log } = globalThis.corsLens?.link ?? {};
  for (const event of log?.changesSince(-1).events ?? []) {
    if (event.kind === 'entry') records.push(event.record);
    if (event.kind === 'update') records[records.indexOf(event.previous)] = event.record;
    if (event.kind === 'clear') records.length = 0;
  }
  return records;
})()`;

/** What the extension itself captured, from the moment DevTools opened; the panel is opened for the first time now. */
export async function capturedRecords(browser: ChromiumDevtools): Promise<readonly EntryRecord[]> {
  const panel = await browser.openPanel();
  const read = (): Promise<readonly EntryRecord[]> => panel.evaluate(RECORDS);
  return until(async () => {
    const records = await read();
    // The last request of a run: once it is there, so are those before it.
    return records.some(({ url }) => url.endsWith('/frame?last')) && records;
  }, 'the extension to have captured the last request');
}
