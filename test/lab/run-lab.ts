import type { EntryRecord } from '../../src/exchange/entry-record.ts';
import { captureEntries } from '../browser/captured-entries.ts';
import { capturedRecords } from '../browser/captured-records.ts';
import type { ChromiumDevtools } from '../browser/chromium.ts';
import type { RequestTruth } from '../browser/ground-truth.ts';
import { until } from '../browser/until.ts';
import { placeOf } from './addresses.ts';
import { LAB_CASES } from './cases.ts';
import type { LabCase } from './lab-case.ts';
import type { PageOutcome } from './page/page-data.ts';
import type { Lab } from './servers.ts';

/** What the browser said about one case. */
export interface CaseRun {
  readonly case: LabCase;
  /** What the page was told about the last request. */
  readonly outcome: PageOutcome;
  /** The requests of the case in order, preflights left out; empty when the browser refused to send any. */
  readonly requests: readonly RequestTruth[];
  /** The CORS lines of the console, in order. */
  readonly consoleLines: readonly string[];
}

/** All cases in live Chromium, and what an extension was given of them. */
export interface LabRun {
  readonly cases: readonly CaseRun[];
  /** What the extension itself captured. */
  readonly captured: readonly EntryRecord[];
  /** Raw entries of `getHAR()` at the end. */
  readonly har: readonly unknown[];
}

/** The page, its worker, and its sandboxed frame where that has a process of its own: in 150, not in 120. */
const targetsIn = ({ version }: ChromiumDevtools): number => (Number.parseInt(version, 10) > 120 ? 3 : 2);

/** The case that a URL of the lab belongs to, '' for a text that is no URL. */
export const caseIdOf = (url: string): string =>
  URL.canParse(url) ? placeOf('page', new URL(url).pathname).id : '';

/** The case that a console line is about: the first URL in quotes, or the one that a fetch "cannot load". */
function caseIdOfLine(text: string): string {
  const redirected = /\(redirected from '([^']+)'\)/.exec(text);
  const named = redirected ?? / at '([^']+)'/.exec(text) ?? /cannot load (\S+)\. /.exec(text);
  return caseIdOf(named?.[1] ?? '');
}

const isOver = ({ outcome, status }: RequestTruth): boolean => outcome !== 'pending' || status !== null;

function truthOf(browser: ChromiumDevtools, id: string): Pick<CaseRun, 'requests' | 'consoleLines'> {
  const { requests, consoleLines } = browser.truth;
  return {
    requests: requests.filter(
      (request) => request.preflightFor === '' && caseIdOf(request.urls[0] ?? '') === id,
    ),
    consoleLines: consoleLines
      .filter((line) => line.source !== 'network' && caseIdOfLine(line.text) === id)
      .map((line) => line.text),
  };
}

/** Every request that the case makes has ended, and each that CORS stopped has its line. */
function isComplete(each: LabCase, { requests, consoleLines }: Pick<CaseRun, 'requests' | 'consoleLines'>) {
  if (each.unseen !== undefined) return consoleLines.length > 0;
  const stopped = requests.filter((request) => request.corsError !== null).length;
  const count = 1 + (each.before?.length ?? 0);
  return requests.length >= count && requests.every(isOver) && consoleLines.length >= stopped;
}

async function runCase(browser: ChromiumDevtools, each: LabCase): Promise<CaseRun> {
  const outcome = await browser.inspected.evaluate<PageOutcome>(
    `globalThis.runLabCase(${JSON.stringify(each.id)})`,
  );
  await until(() => isComplete(each, truthOf(browser, each.id)), `the browser to finish the case ${each.id}`);
  return { case: each, outcome, ...truthOf(browser, each.id) };
}

/** Opens the lab's page, and waits until DevTools hears everything that it asks for. */
export async function openLab(browser: ChromiumDevtools, lab: Lab): Promise<void> {
  await browser.inspected.goto(lab.url);
  await browser.inspected.waitForSelector('[data-ready]');
  await browser.listensTo(targetsIn(browser));
}

/** Opens the lab in the browser, runs every case, and collects what the browser and its DevTools say. */
export async function runLab(
  browser: ChromiumDevtools,
  lab: Lab,
  cases: readonly LabCase[] = LAB_CASES,
): Promise<LabRun> {
  const capture = await captureEntries(browser);
  await openLab(browser, lab);
  const runs: CaseRun[] = [];
  for (const each of cases) runs.push(await runCase(browser, each));
  // Entries come in no strict order: one that is asked for after all the others comes near the end.
  await browser.inspected.evaluate(`fetch('/?last').then((response) => response.text())`);
  await until(
    async () => JSON.stringify((await capture.delivered()).slice(-5)).includes('/?last'),
    'the last entry to be delivered',
  );
  const har = (await capture.har()).entries;
  return { cases: runs, captured: await capturedRecords(browser, '/?last', har), har };
}
