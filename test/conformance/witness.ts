import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { WATCH_LABEL } from '../../src/explain/interface/watch.ts';
import { GATHERING, MAX_TIMES } from '../../src/panel/witness/timing-model.ts';
import { until } from '../browser/until.ts';

/**
 * What a run hears of what the page itself saw: nothing, since the tab is shown when everything is over; what the tab asks by itself while it is
 * shown (Firefox); or all that is seen of a page that is watched.
 */
export const WITNESSES = ['none', 'passive', 'watched'] as const;
export type Witness = (typeof WITNESSES)[number];

/** DevTools of either browser. */
interface Devtools {
  readonly inspected: { evaluate(script: string): Promise<unknown> };
  openPanel(): Promise<{ evaluate(script: string): Promise<unknown> }>;
}

const PRESS = `(() => {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === ${JSON.stringify(WATCH_LABEL)});
  button?.click();
  return button !== undefined;
})()`;

const IS_WATCHING = `document.querySelector('[data-part=watch]')?.textContent.includes('Watching') === true`;

/** Shows the tab, and lets it watch the page, which is loaded anew. `whenReady` is evaluated in it until it settles. */
export async function beginWitness(browser: Devtools, witness: Witness, whenReady: string): Promise<void> {
  if (witness === 'none') return;
  const panel = await browser.openPanel();
  if (witness === 'passive') return;
  await until(() => panel.evaluate(PRESS), 'the button that watches');
  await until(() => panel.evaluate(IS_WATCHING), 'the page to be watched');
  await browser.inspected.evaluate(whenReady);
}

/** After so many milliseconds the tab asks no more about the last request. */
const LAST_QUESTION = GATHERING * 2 ** MAX_TIMES;

/** Waits until the page was asked for the last time. */
export async function endWitness(witness: Witness): Promise<void> {
  if (witness !== 'none') await new Promise((resolve) => setTimeout(resolve, LAST_QUESTION));
}

/** The same log as if the page had not been asked: what is gained is the difference. */
export const unwitnessed = <Capture extends { readonly captured: readonly EntryRecord[] }>(
  capture: Capture,
): Capture => ({ ...capture, captured: capture.captured.map((record) => ({ ...record, witnessed: null })) });
