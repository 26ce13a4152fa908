import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import { captureEntries, type CapturedEntries } from '../browser/captured-entries.ts';
import { capturedRecords } from '../browser/captured-records.ts';
import type { ConsoleLine, RequestTruth } from '../browser/ground-truth.ts';
import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { until } from '../browser/until.ts';
import { fileDocument } from './page-files.ts';
import { pageCase, startPageServers, startPageWorld } from './page-cases.ts';
import type { PageOutcome } from './page/protocol.ts';
import type { Addresses } from './server/addresses.ts';
import type { Servers } from './server/servers.ts';
import { contextsOf, type World } from './server/world.ts';
import { type CaseSpec, SPECIAL_CONTEXTS } from './spec.ts';
import { beginWitness, endWitness, type Witness } from './witness.ts';

/** Everything that one run of many cases leaves behind. */
export interface Capture {
  readonly browserVersion: string;
  readonly userAgent: string;
  readonly addresses: Addresses;
  /** The browser's own verdict about every request, preflights included. */
  readonly requests: readonly RequestTruth[];
  readonly console: readonly ConsoleLine[];
  /** By case index: what the page saw of each request. */
  readonly outcomes: ReadonlyMap<number, readonly PageOutcome[]>;
  /** What the extension kept of the entries that it was given, in the order in which they came. */
  readonly captured: readonly EntryRecord[];
  /** The same entries, raw. */
  readonly delivered: readonly unknown[];
  /** Raw HAR entries of `getHAR()` at the end. */
  readonly har: readonly unknown[];
}

/** As many as the browser handles side by side without its connection limits becoming the bottleneck. */
const BATCH_SIZE = 60;

/** Requests that never end, such as a video that is still buffering, are left alone after so many milliseconds. */
const SETTLE_LIMIT = 4000;

/** One cookie for each host, sent for the paths of the cases that want one. Loopback counts as secure. */
async function setCookies(browser: ChromiumDevtools, addresses: Addresses): Promise<void> {
  for (const origin of [addresses.api, addresses.apiAddress]) {
    const url = `${origin}/with-cookie/`;
    await browser.send('Network.setCookie', {
      url,
      name: 'session',
      value: '1',
      sameSite: 'None',
      secure: true,
    });
  }
}

/** DevTools may be this many milliseconds behind when the machine has other things to do. */
const DELIVERY_LIMIT = 120_000;

async function openPage(
  browser: ChromiumDevtools,
  addresses: Addresses,
  witness: Witness,
  url: string,
): Promise<CapturedEntries> {
  await browser.inspected.goto(url);
  await browser.inspected.evaluate(READY);
  await beginWitness(browser, witness, READY);
  await setCookies(browser, addresses);
  return captureEntries(browser);
}

/** Settles when the page can run cases. */
const READY = 'window.contextsReady.then(() => true)';

/** The end of a document in another process is told to that process's session only. */
const isOver = (request: RequestTruth): boolean =>
  request.outcome !== 'pending' || request.resourceType === 'Document';

/** Waits until the browser has ended every request that it has begun. */
async function settle(browser: ChromiumDevtools): Promise<void> {
  const isQuiet = (): boolean => browser.truth.requestsTo('case=').every(isOver);
  await until(isQuiet, 'the requests of a batch to end', SETTLE_LIMIT).catch(() => undefined);
}

async function runBatch(browser: ChromiumDevtools, servers: Servers, specs: readonly CaseSpec[]) {
  servers.serve(specs);
  const cases = specs.map((spec) => pageCase(spec, servers.addresses));
  const outcomes: unknown = await browser.inspected.evaluate(`window.runCases(${JSON.stringify(cases)})`);
  await settle(browser);
  return outcomes as readonly (readonly PageOutcome[])[];
}

/** A last request: when its entry has come, those of the requests before it have come as well. */
async function waitForDelivery(
  browser: ChromiumDevtools,
  entries: CapturedEntries,
  { page }: Addresses,
): Promise<void> {
  await browser.inspected.evaluate(`fetch('${page}/frame?last').then((response) => response.text())`);
  await until(() => entries.hasDelivered('/frame?last'), 'the last entry to be delivered', DELIVERY_LIMIT);
}

export async function collect(
  browser: ChromiumDevtools,
  servers: Servers,
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void,
  witness: Witness = 'none',
  url = `${servers.addresses.page}/`,
): Promise<Capture> {
  const entries = await openPage(browser, servers.addresses, witness, url);
  const outcomes = new Map<number, readonly PageOutcome[]>();
  for (let start = 0; start < specs.length; start += BATCH_SIZE) {
    const batch = specs.slice(start, start + BATCH_SIZE);
    const results = await runBatch(browser, servers, batch);
    for (const [position, spec] of batch.entries()) outcomes.set(spec.index, results[position] ?? []);
    onProgress(start + batch.length);
  }
  await waitForDelivery(browser, entries, servers.addresses);
  await endWitness(witness);
  const har = (await entries.har()).entries;
  return {
    browserVersion: browser.version,
    userAgent: await browser.inspected.evaluate('navigator.userAgent'),
    addresses: servers.addresses,
    requests: browser.truth.requests,
    console: browser.truth.consoleLines,
    outcomes,
    captured: await capturedRecords(browser, '/frame?last', har),
    delivered: await entries.delivered(),
    har,
  };
}

/** Runs the cases in live Chromium with DevTools and the built extension, and gives everything that was observed. */
export async function captureCases(
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void = () => undefined,
  witness: Witness = 'none',
): Promise<Capture> {
  return captureFrom(await startPageServers(SPECIAL_CONTEXTS), specs, onProgress, [], witness);
}

/** The same under the names of a world. */
export async function captureInWorld(
  world: World,
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void = () => undefined,
): Promise<Capture> {
  const servers = await startPageWorld(world, contextsOf(world));
  return captureFrom(servers, specs, onProgress, servers.reach.chromiumFlags);
}

/** The same by a page that is a file, and asks the servers with the origin `null`. */
export async function captureFromFile(specs: readonly CaseSpec[]): Promise<Capture> {
  const servers = await startPageServers();
  const folder = await mkdtemp(join(tmpdir(), 'cors-lens-file-page-'));
  try {
    const file = join(folder, 'page.html');
    await writeFile(file, fileDocument(servers.addresses).text);
    return await captureFrom(servers, specs, () => undefined, [], 'none', pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function captureFrom(
  servers: Servers,
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void,
  flags: readonly string[],
  witness: Witness = 'none',
  url?: string,
): Promise<Capture> {
  try {
    const browser = await launchChromium({ flags });
    try {
      return await collect(browser, servers, specs, onProgress, witness, url);
    } finally {
      await browser.close();
    }
  } finally {
    await servers.close();
  }
}
