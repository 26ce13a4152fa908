import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { CdpPipe } from '../browser/cdp-pipe.ts';
import { startChromium } from '../browser/chromium-process.ts';
import { type ConsoleLine, GroundTruth, type RequestTruth } from '../browser/ground-truth.ts';
import { until } from '../browser/until.ts';
import { pageCase, startPageServers } from '../conformance/page-cases.ts';
import type { Servers } from '../conformance/server/servers.ts';
import type { CaseSpec } from '../conformance/spec.ts';

/** What the browser said of the requests. */
export interface Truth {
  readonly requests: readonly RequestTruth[];
  readonly console: readonly ConsoleLine[];
}

/** The same requests, as Playwright and as a proxy wrote them down, and what the browser said of them. */
export interface Recorded extends Truth {
  /** HARs. */
  readonly playwright: string;
  readonly proxy: string;
}

const BATCH_SIZE = 40;

/** Requests that never end, such as a video that is still buffering, are left alone after so many milliseconds. */
const SETTLE_LIMIT = 4000;

/** Names the page that a client beside Playwright is to listen to. */
const MARK = 'about:blank#recorded';

export async function listen(pipe: CdpPipe, page: Page): Promise<GroundTruth> {
  await page.goto(MARK);
  const { targetInfos } = await pipe.send('Target.getTargets');
  const targets = targetInfos as readonly { readonly targetId: string; readonly url: string }[];
  const targetId = targets.find(({ url }) => url === MARK)?.targetId;
  const { sessionId } = await pipe.send('Target.attachToTarget', { targetId, flatten: true });
  return GroundTruth.listen(pipe, String(sessionId));
}

/** Has the page make the requests of the cases, until they have ended. */
export async function ask(
  page: Page,
  truth: GroundTruth,
  servers: Servers,
  specs: readonly CaseSpec[],
): Promise<void> {
  await page.goto(`${servers.addresses.page}/`);
  await page.evaluate('window.contextsReady.then(() => true)');
  for (let start = 0; start < specs.length; start += BATCH_SIZE) {
    const batch = specs.slice(start, start + BATCH_SIZE);
    servers.serve(batch);
    const cases = batch.map((spec) => pageCase(spec, servers.addresses));
    await page.evaluate(`window.runCases(${JSON.stringify(cases)})`);
    const isQuiet = (): boolean =>
      truth
        .requestsTo('case=')
        .every(({ outcome, resourceType }) => outcome !== 'pending' || resourceType === 'Document');
    await until(isQuiet, 'the requests of a batch to end', SETTLE_LIMIT).catch(() => undefined);
  }
}

/** A proxy's HAR tells nothing of the browser but its name, and who wrote it. */
const proxyHar = (entries: readonly unknown[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'a logging proxy', version: '1' }, entries } });

async function record(
  browser: Browser,
  pipe: CdpPipe,
  servers: Servers,
  specs: readonly CaseSpec[],
): Promise<Recorded> {
  const folder = await mkdtemp(join(tmpdir(), 'cors-lens-recorded-'));
  try {
    const path = join(folder, 'playwright.har');
    const context = await browser.newContext({ recordHar: { path, content: 'omit' } });
    const page = await context.newPage();
    const truth = await listen(pipe, page);
    await ask(page, truth, servers, specs);
    // Playwright writes its file when its context ends.
    await context.close();
    return {
      requests: truth.requests,
      console: truth.consoleLines,
      playwright: await readFile(path, 'utf8'),
      proxy: proxyHar(servers.wireLog()),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Has a page of live Chromium make the requests of the cases while Playwright records it. */
export async function recordCases(specs: readonly CaseSpec[]): Promise<Recorded> {
  const servers = await startPageServers();
  try {
    const running = await startChromium();
    try {
      const browser = await chromium.connectOverCDP(running.endpoint);
      return await record(browser, running.pipe, servers, specs);
    } finally {
      await running.end();
    }
  } finally {
    await servers.close();
  }
}
