import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../../src/cors/engine.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { checkAll } from '../../src/check/check.ts';
import { createTransport } from '../../src/check/undici-transport.ts';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import type { RequestTruth } from '../browser/ground-truth.ts';
import { CHECKED_CASES, requestOf } from '../check/lab-requests.ts';
import { decideAll, readAll } from '../conformance/decide.ts';
import { LAB_CASES } from '../lab/cases.ts';
import type { Expected, LabCase } from '../lab/lab-case.ts';
import { caseIdOf, runLab, type CaseRun, type LabRun } from '../lab/run-lab.ts';
import { startLab, type Lab } from '../lab/servers.ts';

let lab: Lab;
let browser: ChromiumDevtools;
let run: LabRun;
let recorder: Browser;

beforeAll(async () => {
  lab = await startLab();
  browser = await launchChromium();
  run = await runLab(browser, lab);
  recorder = { engine: 'chromium', version: Number.parseInt(browser.version, 10) };
});

afterAll(async () => {
  await browser?.close();
  await lab?.close();
});

const runOf = (id: string): CaseRun => {
  const found = run.cases.find((each) => each.case.id === id);
  if (!found) throw new Error(`The case ${id} was not run.`);
  return found;
};

const expectations = (each: LabCase): readonly Expected[] => [
  ...(each.before ?? []).map((request) => request.expected),
  each.expected,
];

/** What the browser did, in the words of a verdict: CDP does not tell an opaque response from an allowed one. */
const endOf = ({ corsError, outcome, errorText, status }: RequestTruth): string => {
  if (corsError !== null) return 'blocked';
  // The response had come, and its body was never read.
  if (errorText === 'net::ERR_ABORTED' && status !== null) return 'passed';
  return outcome === 'failed' ? 'failed' : 'passed';
};

const endExpected = ({ verdict }: Expected): string =>
  verdict === 'allowed' || verdict === 'opaque' ? 'passed' : verdict;

const seenCases = LAB_CASES.filter((each) => each.unseen === undefined);
const toldCases = seenCases.filter((each) => each.untold === undefined);
const untoldCases = seenCases.filter((each) => each.untold !== undefined);
const unseenCases = LAB_CASES.filter((each) => each.unseen !== undefined);

describe('the lab’s table', () => {
  it.each(seenCases)('agrees with the browser on $id', (each) => {
    const { requests } = runOf(each.id);
    expect(requests.map((request) => [endOf(request), request.corsError])).toEqual(
      expectations(each).map((expected) => [endExpected(expected), expected.corsError]),
    );
  });

  it.each(unseenCases)('is right that the browser sends nothing for $id', (each) => {
    const { requests, consoleLines, outcome } = runOf(each.id);
    expect(outcome.outcome).toBe('failed');
    expect(requests).toEqual([]);
    expect(consoleLines).toHaveLength(1);
    expect(run.har.map(urlOfEntry).map(caseIdOf)).not.toContain(each.id);
  });

  it('answers every request that the page makes', () => {
    expect(lab.unanswered.filter((request) => !request.includes('/.well-known/'))).toEqual([]);
  });
});

function urlOfEntry(entry: unknown): string {
  const { request } = entry as { readonly request: { readonly url: string } };
  return request.url;
}

const RECORDS = { captured: () => run.captured, har: () => readAll(run.har) };

describe.each(['captured', 'har'] as const)('our own verdicts, from the entries as %s', (source) => {
  let decided: readonly Diagnosed[];

  beforeAll(() => {
    decided = decideAll(RECORDS[source](), recorder);
  });

  const oursOf = (id: string): readonly Diagnosed[] =>
    decided.filter(({ exchange }) => caseIdOf(exchange.url) === id);

  it.each(toldCases)('are the browser’s on $id', (each) => {
    const ours = oursOf(each.id).map(({ diagnosis }) => diagnosis);
    expect(ours.map(({ verdict, blocking }) => ({ verdict, phase: blocking?.phase ?? null }))).toEqual(
      expectations(each).map(({ verdict, phase }) => ({ verdict, phase })),
    );
    expect(
      ours.map(({ blocking }) => [blocking?.corsError ?? null, blocking?.failedParameter ?? '']),
    ).toEqual(runOf(each.id).requests.map(({ corsError, failedParameter }) => [corsError, failedParameter]));
  });

  it.each(untoldCases)('say what the log allows on $id', (each) => {
    const ours = oursOf(each.id).map(({ diagnosis }) => diagnosis);
    expect(ours.map(({ verdict, blocking }) => [verdict, blocking?.corsError ?? null])).toEqual([
      [each.untold?.says.verdict, each.untold?.says.corsError],
    ]);
  });

  it.each(toldCases)('give the browser’s console line on $id', (each) => {
    const lines = oursOf(each.id).map((diagnosed) => diagnosed.consoleMessage);
    expect(lines.filter((line) => line !== null)).toEqual(runOf(each.id).consoleLines);
  });

  it.each(seenCases.filter((each) => each.expected.warnings))('warn on $id', (each) => {
    const warnings = oursOf(each.id)
      .at(-1)
      ?.diagnosis.warnings.map(({ id }) => id);
    expect(warnings?.toSorted()).toEqual(each.expected.warnings?.toSorted());
  });
});

describe('what check says of the same servers', () => {
  const transport = createTransport({});

  afterAll(() => transport.close());

  it.each(CHECKED_CASES)('is the browser’s verdict and line on $id', async (each) => {
    const { checks } = await checkAll([requestOf(each, lab)], transport);
    const { diagnosis, consoleMessage } = checks[0]?.verdicts.chromium ?? {};
    const { requests, consoleLines } = runOf(each.id);
    expect(diagnosis?.blocking?.corsError ?? null).toBe(requests.at(-1)?.corsError);
    expect(consoleMessage === null ? [] : [consoleMessage]).toEqual(consoleLines);
  });
});
