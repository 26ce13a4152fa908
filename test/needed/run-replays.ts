import type { ChromiumDevtools } from '../browser/chromium.ts';
import type { RequestTruth } from '../browser/ground-truth.ts';
import { until } from '../browser/until.ts';
import { caseIndexOf } from '../conformance/case-truth.ts';
import { pageCase } from '../conformance/page-cases.ts';
import type { Servers } from '../conformance/server/servers.ts';
import type { CaseSpec } from '../conformance/spec.ts';

/** What the browser made of a replayed request: the code that blocked it, `passed`, or `failed …` for a reason that is not CORS. */
export type Outcome = { readonly kind: 'blocked' | 'passed' | 'failed' | 'silent'; readonly detail: string };

const SILENT: Outcome = { kind: 'silent', detail: '' };

/** As many as one page makes side by side. */
const BATCH_SIZE = 150;

/**
 * Chromium keeps a redirected request's connection until the preflight for the next hop is over, which needs one of the same six: six such
 * requests side by side wait for each other for ever.
 */
const REDIRECTED_BATCH_SIZE = 4;

/** A batch takes a second: what a busy machine has not decided after so many milliseconds waits for itself. */
const DECISION_LIMIT = 30_000;

/** Media that still buffers, and streams, have passed once their response is there. */
const isDecided = ({ outcome, status }: RequestTruth): boolean => outcome !== 'pending' || status !== null;

function outcomeOf(requests: readonly RequestTruth[]): Outcome {
  const blocked = requests.find(({ corsError }) => corsError !== null);
  if (blocked !== undefined) return { kind: 'blocked', detail: blocked.corsError ?? '' };
  const failed = requests.find(
    ({ outcome, errorText }) => outcome === 'failed' && errorText !== 'net::ERR_ABORTED',
  );
  if (failed !== undefined)
    return { kind: 'failed', detail: `${failed.errorText} ${failed.blockedReason}`.trim() };
  return requests.length === 0 ? SILENT : { kind: 'passed', detail: '' };
}

function requestsByCase(browser: ChromiumDevtools): Map<number, RequestTruth[]> {
  const groups = new Map<number, RequestTruth[]>();
  for (const request of browser.truth.requestsTo('case=')) {
    const index = caseIndexOf(request.urls[0] ?? '');
    if (index !== null) groups.set(index, [...(groups.get(index) ?? []), request]);
  }
  return groups;
}

async function runBatch(
  browser: ChromiumDevtools,
  servers: Servers,
  specs: readonly CaseSpec[],
): Promise<Outcome[]> {
  browser.truth.clear();
  servers.serve(specs);
  const cases = specs.map((spec) => pageCase(spec, servers.addresses));
  await browser.inspected.evaluate(`void window.runCases(${JSON.stringify(cases)})`);
  const isOver = (): boolean => {
    const requests = requestsByCase(browser);
    return specs.every(({ index }) => requests.get(index)?.every(isDecided) ?? false);
  };
  // What stays undecided is told as such.
  await until(isOver, 'the browser to decide about a batch', DECISION_LIMIT).catch(() => undefined);
  const requests = requestsByCase(browser);
  return specs.map(({ index }) => outcomeOf((requests.get(index) ?? []).filter(isDecided)));
}

/** Opens the page of the test afresh: what earlier requests left in it is gone. */
async function reopen(browser: ChromiumDevtools, servers: Servers): Promise<void> {
  await browser.inspected.goto(`${servers.addresses.page}/`);
  await browser.inspected.evaluate('window.contextsReady.then(() => true)');
}

const batchesOf = (specs: readonly CaseSpec[], size: number): CaseSpec[][] =>
  Array.from({ length: Math.ceil(specs.length / size) }, (_, index) =>
    specs.slice(index * size, (index + 1) * size),
  );

/** Runs the batches one after the other; a page in which requests wait for each other is left, which ends them. */
async function runBatches(
  browser: ChromiumDevtools,
  servers: Servers,
  batches: readonly (readonly CaseSpec[])[],
  outcomes: Map<number, Outcome>,
): Promise<void> {
  let room = 0;
  for (const batch of batches) {
    if (room < batch.length) {
      await reopen(browser, servers);
      room = BATCH_SIZE;
    }
    const results = await runBatch(browser, servers, batch);
    room = results.some(({ kind }) => kind === 'silent') ? 0 : room - batch.length;
    for (const [position, { index }] of batch.entries()) outcomes.set(index, results[position] ?? SILENT);
  }
}

/**
 * Makes each request in live Chromium; gives the browser's own verdicts, in the same order. What it did not decide among others is made once
 * more, by itself.
 */
export async function runReplays(
  browser: ChromiumDevtools,
  servers: Servers,
  specs: readonly CaseSpec[],
): Promise<Outcome[]> {
  const outcomes = new Map<number, Outcome>();
  const outcomeFor = ({ index }: CaseSpec): Outcome => outcomes.get(index) ?? SILENT;
  const together = [
    ...batchesOf(
      specs.filter(({ hops }) => hops.length === 1),
      BATCH_SIZE,
    ),
    ...batchesOf(
      specs.filter(({ hops }) => hops.length > 1),
      REDIRECTED_BATCH_SIZE,
    ),
  ];
  await runBatches(browser, servers, together, outcomes);
  const undecided = specs.filter((spec) => outcomeFor(spec).kind === 'silent');
  await runBatches(browser, servers, batchesOf(undecided, 1), outcomes);
  return specs.map(outcomeFor);
}
