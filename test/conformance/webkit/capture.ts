import { until } from '../../browser/until.ts';
import type { WebKitLine, WebKitRequest } from '../../browser/webkit/network-truth.ts';
import { launchWebKit, type WebKitBrowser } from '../../browser/webkit/webkit.ts';
import { pageCase, startPageServers } from '../page-cases.ts';
import type { Servers } from '../server/servers.ts';
import type { CaseSpec } from '../spec.ts';

/** Everything that one run of many cases in WebKit leaves behind. */
export interface WebKitCapture {
  readonly userAgent: string;
  /** The browser's own word about every request. */
  readonly requests: readonly WebKitRequest[];
  /** What it wrote to its console. */
  readonly console: readonly WebKitLine[];
  /** The traffic as a proxy sees it: HAR entries. */
  readonly wire: readonly unknown[];
}

const BATCH_SIZE = 40;

/** Requests that never end, such as a video that is still buffering, are left alone after so many milliseconds. */
const SETTLE_LIMIT = 4000;

async function runBatch(browser: WebKitBrowser, servers: Servers, specs: readonly CaseSpec[]): Promise<void> {
  servers.serve(specs);
  const cases = specs.map((spec) => pageCase(spec, servers.addresses));
  await browser.page.evaluate(`runCases(${JSON.stringify(cases)})`);
  const isQuiet = (): boolean => browser.truth.requests.every(({ outcome }) => outcome !== 'pending');
  await until(isQuiet, 'the requests of a batch to end', SETTLE_LIMIT).catch(() => undefined);
}

async function collect(
  browser: WebKitBrowser,
  servers: Servers,
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void,
): Promise<WebKitCapture> {
  await browser.page.evaluate('contextsReady.then(() => true)');
  for (let start = 0; start < specs.length; start += BATCH_SIZE) {
    await runBatch(browser, servers, specs.slice(start, start + BATCH_SIZE));
    onProgress(start + BATCH_SIZE);
  }
  return {
    userAgent: await browser.page.evaluate('navigator.userAgent'),
    requests: browser.truth.requests,
    console: browser.truth.lines,
    wire: servers.wireLog(),
  };
}

/** Runs the cases in live WebKit, and gives everything that was observed. */
export async function captureInWebKit(
  specs: readonly CaseSpec[],
  onProgress: (done: number) => void = () => undefined,
): Promise<WebKitCapture> {
  const servers = await startPageServers();
  try {
    const browser = await launchWebKit(`${servers.addresses.page}/`);
    try {
      return await collect(browser, servers, specs, onProgress);
    } finally {
      await browser.close();
    }
  } finally {
    await servers.close();
  }
}
