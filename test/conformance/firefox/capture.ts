import { captureEntries, type CapturedEntries } from '../../browser/captured-entries.ts';
import { capturedRecords } from '../../browser/captured-records.ts';
import type { BrowserMessage } from '../../browser/firefox/console-truth.ts';
import { type FirefoxDevtools, launchFirefox } from '../../browser/firefox/firefox.ts';
import { until } from '../../browser/until.ts';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import { pageCase, startPageServers, startPageWorld } from '../page-cases.ts';
import type { PageOutcome } from '../page/protocol.ts';
import type { Addresses } from '../server/addresses.ts';
import type { Reach } from '../server/reach.ts';
import type { Servers } from '../server/servers.ts';
import type { World } from '../server/world.ts';
import type { CaseSpec } from '../spec.ts';
import { beginWitness, endWitness, type Witness } from '../witness.ts';

/** Everything that one run of many cases in Firefox leaves behind. */
export interface FirefoxCapture {
  readonly userAgent: string;
  readonly addresses: Addresses;
  /** The browser's own messages about CORS, in the order in which they were written. */
  readonly messages: readonly BrowserMessage[];
  /** By case index: what the page saw of each request. */
  readonly outcomes: ReadonlyMap<number, readonly PageOutcome[]>;
  /** What the extension kept of the entries that it was given, in the order in which they came. */
  readonly captured: readonly EntryRecord[];
  /** Raw HAR entries in the order in which the extension got them. */
  readonly delivered: readonly unknown[];
  /** Raw HAR entries of `getHAR()` at the end. */
  readonly har: readonly unknown[];
}

/** Many enough to hide the waiting, few enough for the browser to keep up. */
const BATCH_SIZE = 40;

/** Settles when the page can run cases. */
const READY = 'contextsReady.then(() => true)';

async function openPage(
  browser: FirefoxDevtools,
  addresses: Addresses,
  witness: Witness,
): Promise<CapturedEntries> {
  await browser.goto(`${addresses.page}/`);
  await browser.inspected.evaluate(READY);
  await beginWitness(browser, witness, READY);
  for (const origin of [addresses.api, addresses.apiAddress])
    await browser.setCookie(`${origin}/with-cookie/`, 'session', '1');
  return captureEntries(browser);
}

async function runBatch(browser: FirefoxDevtools, servers: Servers, specs: readonly CaseSpec[]) {
  servers.serve(specs);
  const cases = specs.map((spec) => pageCase(spec, servers.addresses));
  return browser.inspected.evaluate<readonly (readonly PageOutcome[])[]>(
    `runCases(${JSON.stringify(cases)})`,
  );
}

/** A last request: when its entry has come, those of the requests before it have come as well. */
async function waitForDelivery(browser: FirefoxDevtools, entries: CapturedEntries): Promise<void> {
  await browser.inspected.evaluate(`fetch('/frame?last').then((response) => response.text())`);
  await until(() => entries.hasDelivered('/frame?last'), 'the last entry to be delivered');
}

async function collect(
  browser: FirefoxDevtools,
  servers: Servers,
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void,
  witness: Witness,
): Promise<FirefoxCapture> {
  const entries = await openPage(browser, servers.addresses, witness);
  const outcomes = new Map<number, readonly PageOutcome[]>();
  for (let start = 0; start < specs.length; start += BATCH_SIZE) {
    const batch = specs.slice(start, start + BATCH_SIZE);
    const results = await runBatch(browser, servers, batch);
    for (const [position, spec] of batch.entries()) outcomes.set(spec.index, results[position] ?? []);
    onProgress(start + batch.length);
  }
  await waitForDelivery(browser, entries);
  await endWitness(witness);
  return {
    userAgent: await browser.inspected.evaluate('navigator.userAgent'),
    addresses: servers.addresses,
    messages: await browser.truth.messages(),
    outcomes,
    captured: await capturedRecords(browser, '/frame?last'),
    delivered: await entries.delivered(),
    // Only now: during traffic it would lose entries.
    har: (await entries.har()).entries,
  };
}

/** Runs the cases in live Firefox with its DevTools and the built extension, and gives everything that was observed. */
export async function captureInFirefox(
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void = () => undefined,
  witness: Witness = 'none',
): Promise<FirefoxCapture> {
  return captureFrom(await startPageServers(), specs, onProgress, null, witness);
}

/** The same under the names of a world. */
export async function captureInFirefoxWorld(
  world: World,
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void = () => undefined,
): Promise<FirefoxCapture> {
  const servers = await startPageWorld(world);
  return captureFrom(servers, specs, onProgress, servers.reach, 'none');
}

async function captureFrom(
  servers: Servers,
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void,
  reach: Reach | null,
  witness: Witness,
): Promise<FirefoxCapture> {
  try {
    const browser = await launchFirefox({ preferences: reach?.firefoxPreferences ?? {} });
    try {
      if (reach !== null) await browser.trustAuthority(reach.authority);
      return await collect(browser, servers, specs, onProgress, witness);
    } finally {
      await browser.close();
    }
  } finally {
    await servers.close();
  }
}
