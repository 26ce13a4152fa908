import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CauseConfidence } from '../../src/causes/cause.ts';
import { launchChromium, type ChromiumDevtools } from '../browser/chromium.ts';
import type { Fault, FaultGroup } from './fault.ts';
import { runFaults, type FaultRun } from './run-faults.ts';

const ORDER: readonly CauseConfidence[] = ['certain', 'likely', 'possible'];

const namesOf = (run: FaultRun): readonly string[] => run.causes.map(({ id }) => id);

/** Starts every broken server of the groups, requests each in live Chromium, and tests what is said to be behind it. */
export function describeFaults(groups: readonly FaultGroup[]): void {
  const faults = groups.flatMap((group) => group.faults);
  let browser: ChromiumDevtools;
  let runs: readonly FaultRun[];

  beforeAll(async () => {
    browser = await launchChromium();
    runs = await runFaults(browser, groups);
  });

  afterAll(() => browser?.close());

  function runOf({ id }: Fault): FaultRun {
    const run = runs.find(({ fault }) => fault.id === id);
    if (run?.diagnosed === null || run === undefined) throw new Error(`The log has no request of ${id}.`);
    return run;
  }

  describe('a real server with one fault', () => {
    it.each(faults.filter((fault) => fault.indistinct !== true))('is named first: $id', (fault) => {
      expect(fault.causes).toContain(namesOf(runOf(fault))[0]);
    });

    it.each(faults.filter((fault) => fault.indistinct === true))('is among the first three: $id', (fault) => {
      const named = namesOf(runOf(fault)).slice(0, 3);
      expect(named.some((id) => fault.causes.includes(id))).toBe(true);
    });

    it.each(faults)('is named with certainty or not at all: $id', (fault) => {
      const certain = runOf(fault).causes.filter(({ confidence }) => confidence === 'certain');
      expect(certain.map(({ id }) => id).filter((id) => !fault.causes.includes(id))).toEqual([]);
    });

    it.each(faults)('gets its causes in the order of their confidence: $id', (fault) => {
      const ranks = runOf(fault).causes.map(({ confidence }) => ORDER.indexOf(confidence));
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
    });

    it.each(faults)('is told who it is: $id', (fault) => {
      expect(runOf(fault).server?.target ?? null).toBe(fault.server);
    });
  });
}
