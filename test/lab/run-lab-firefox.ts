import { captureEntries } from '../browser/captured-entries.ts';
import type { BrowserMessage } from '../browser/firefox/console-truth.ts';
import type { FirefoxDevtools } from '../browser/firefox/firefox.ts';
import { until } from '../browser/until.ts';
import { LAB_CASES } from './cases.ts';
import type { LabCase } from './lab-case.ts';
import type { Lab } from './servers.ts';

/** All cases in live Firefox, and what an extension was given of them. */
export interface FirefoxLabRun {
  /** Raw entries of `onRequestFinished`, in order of delivery. */
  readonly delivered: readonly unknown[];
  /** Raw entries of `getHAR()` at the end, when the network is idle. */
  readonly har: readonly unknown[];
  /** What the browser wrote to its console about CORS. */
  readonly messages: readonly BrowserMessage[];
}

/** Opens the lab's page in the browser. */
export async function openLabInFirefox(browser: FirefoxDevtools, lab: Lab): Promise<void> {
  await browser.goto(lab.url);
  await browser.inspected.waitFor(`document.querySelector('[data-ready]')`, 'the lab’s page to be ready');
}

/** Opens the lab in the browser, runs every case, and collects what the browser and its DevTools say. */
export async function runLabInFirefox(
  browser: FirefoxDevtools,
  lab: Lab,
  cases: readonly LabCase[] = LAB_CASES,
): Promise<FirefoxLabRun> {
  const capture = await captureEntries(browser);
  await openLabInFirefox(browser, lab);
  for (const { id } of cases)
    await browser.inspected.evaluate(`globalThis.runLabCase(${JSON.stringify(id)}).then(() => true)`);
  // Entries come in no strict order: one that is asked for after all the others comes near the end.
  await browser.inspected.evaluate(`fetch('/?last').then((response) => response.text())`);
  await until(() => capture.hasDelivered('/?last'), 'the last entry to be delivered');
  return {
    delivered: await capture.delivered(),
    har: (await capture.har()).entries,
    messages: await browser.truth.messages(),
  };
}
