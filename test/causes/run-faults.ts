import { type CauseFinding, causesOf } from '../../src/causes/causes-of.ts';
import { logEvidenceOf } from '../../src/diagnosis/log/log-evidence.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { detectServer } from '../../src/fix/detect/detect.ts';
import type { Detection } from '../../src/fix/target.ts';
import type { ChromiumDevtools } from '../browser/chromium.ts';
import { until } from '../browser/until.ts';
import { captureEntries } from '../browser/captured-entries.ts';
import { decideAll, readAll } from '../conformance/decide.ts';
import type { Fault, FaultGroup, Places, RunningFaults } from './fault.ts';
import { listen } from '../servers/support/listen.ts';

/** What became of one fault. */
export interface FaultRun {
  readonly fault: Fault;
  /** Of the request that met the fault; null when the log does not have it. */
  readonly diagnosed: Diagnosed | null;
  readonly causes: readonly CauseFinding[];
  readonly server: Detection | null;
  /** Everything that the log has of this fault's server. */
  readonly entries: readonly unknown[];
}

/** Asks for everything that a fault wants, one after the other. The page is told nothing of what failed, as always. */
const ASK = `async (requests) => {
  for (const { url, ...options } of requests)
    await fetch(url, { ...options, cache: 'no-store' }).then((response) => response.text()).catch(() => undefined);
}`;

const startPage = () =>
  listen((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>A page</title>');
  });

interface RawEntry {
  readonly request: { readonly url: string };
  readonly response: { readonly redirectURL: string };
}

/** The entries of one server, and of what it redirected to. */
function entriesOf(origin: string, har: readonly RawEntry[]): readonly RawEntry[] {
  const own = har.filter(({ request }) => request.url.startsWith(`${origin}/`));
  const targets = new Set(own.map(({ response }) => response.redirectURL));
  return har.filter((entry) => own.includes(entry) || targets.has(entry.request.url));
}

async function ask(browser: ChromiumDevtools, fault: Fault, origin: string): Promise<void> {
  if (fault.before !== undefined)
    await fetch(origin + fault.before.path, {
      headers: fault.before.origin === '' ? {} : { Origin: fault.before.origin },
    });
  const requests = fault.requests.map(({ path, ...options }) => ({ url: origin + path, ...options }));
  await browser.inspected.evaluate(`(${ASK})(${JSON.stringify(requests)})`);
}

function runOf(fault: Fault, origin: string, har: readonly RawEntry[], version: number): FaultRun {
  const entries = entriesOf(origin, har);
  const all = decideAll(readAll(entries), { engine: 'chromium', version });
  const log = logEvidenceOf(all.map(({ exchange }) => exchange));
  const path = fault.requests.at(-1)?.path ?? '';
  const diagnosed = all.findLast(({ exchange }) => exchange.url === origin + path);
  if (diagnosed === undefined) return { fault, diagnosed: null, causes: [], server: null, entries };
  const { exchange, diagnosis } = diagnosed;
  const causes = causesOf(exchange, diagnosis, log);
  return { fault, diagnosed, causes, server: detectServer(exchange), entries };
}

const PHASES = ['proxies', 'applications', 'nothing'] as const;

/** What is to be stopped in the end, even when something else does not start. */
type Stoppable = Pick<RunningFaults, 'stop'>;

async function startAll(
  groups: readonly FaultGroup[],
  places: Places,
  started: Stoppable[],
): Promise<ReadonlyMap<string, string>> {
  const origins = new Map<string, string>();
  for (const phase of PHASES) {
    const now = groups.filter((group) => group.phase === phase);
    const results = await Promise.allSettled(now.map((group) => group.start(places)));
    for (const result of results) {
      if (result.status !== 'fulfilled') continue;
      started.push(result.value);
      for (const [id, origin] of result.value.origins) origins.set(id, origin);
    }
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }
  return origins;
}

/** DevTools lists a request a moment before it knows the headers of a blocked answer, or the error. */
function isKnown({ fault, diagnosed }: FaultRun): boolean {
  const verdict = diagnosed?.diagnosis.verdict ?? 'unknown';
  return fault.unanswered === true ? verdict === 'failed' : verdict !== 'failed' && verdict !== 'unknown';
}

/** Asks for everything, and waits until DevTools knows the answer to all of it. */
async function requestAll(
  browser: ChromiumDevtools,
  faults: readonly Fault[],
  origins: ReadonlyMap<string, string>,
): Promise<readonly FaultRun[]> {
  const originOf = ({ id }: Fault): string => origins.get(id) ?? '';
  const version = Number.parseInt(browser.version, 10);
  const capture = await captureEntries(browser);
  await Promise.all(faults.map((fault) => ask(browser, fault, originOf(fault))));
  let runs: readonly FaultRun[] = [];
  const complete = until(async () => {
    const har = (await capture.har()).entries as readonly RawEntry[];
    runs = faults.map((fault) => runOf(fault, originOf(fault), har, version));
    return runs.every(isKnown);
  }, 'DevTools to know every answer');
  // Each fault's own test says what is missing.
  await complete.catch(() => false);
  return runs;
}

/** Starts every broken server, requests each from a page in live Chromium, and diagnoses what DevTools logged. */
export async function runFaults(
  browser: ChromiumDevtools,
  groups: readonly FaultGroup[],
): Promise<readonly FaultRun[]> {
  const [page, other] = await Promise.all([startPage(), startPage()]);
  const started: Stoppable[] = [page, other];
  try {
    const places = { page: `http://localhost:${page.port}`, elsewhere: `http://127.0.0.1:${other.port}` };
    const origins = await startAll(groups, places, started);
    await browser.inspected.goto(`${places.page}/`);
    await browser.listensTo(1);
    const faults = groups.flatMap((group) => group.faults);
    return await requestAll(browser, faults, origins);
  } finally {
    await Promise.all(started.map((each) => each.stop()));
  }
}
