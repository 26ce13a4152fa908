import { beforeAll, describe, expect, test } from 'vitest';
import { captureCases } from '../conformance/capture.ts';
import { truthByCase } from '../conformance/case-truth.ts';
import { compareCase, type Comparison, groupAnswers } from '../conformance/compare.ts';
import { decideAll } from '../conformance/decide.ts';
import { disagreementLine } from '../conformance/disagreements.ts';
import { generateWebCase } from '../conformance/generator/web.ts';
import type { CaseSpec } from '../conformance/spec.ts';
import { readRecording } from './read-recording.ts';
import { recordThroughMitmproxy } from './mitmproxy/mitmproxy.ts';
import { recordCases, type Truth } from './record.ts';
import { sanitized } from './sanitized.ts';
import { tableText, tallyOf, type Tally } from './tally.ts';

const SEED = 20_261_202;
const CASES = 80;

/** In the page and its frames: Playwright does not record what workers ask for before it knows them. */
const isOfDocument = ({ requests }: CaseSpec): boolean =>
  requests.every(({ context }) => context !== 'worker');

const specs = Array.from({ length: CASES }, (_, index) => generateWebCase(SEED, index)).filter(isOfDocument);

function judged(har: string, { requests, console }: Truth): Comparison[] {
  const { records, browser } = readRecording(har);
  const truthOf = truthByCase(requests, console);
  const answers = groupAnswers(decideAll(records, browser));
  return specs.flatMap((spec) => compareCase(spec, truthOf(spec.index), answers.get(spec.index) ?? []));
}

/** Requests of the same pages, recorded by several; what `explain` says of each beside what the browser said. */
describe('what recorders leave of live Chromium', () => {
  const recordings = new Map<string, readonly Comparison[]>();

  beforeAll(async () => {
    const devtools = await captureCases(specs);
    const har = JSON.stringify({
      log: { creator: { name: 'WebInspector', version: '537.36' }, entries: devtools.har },
    });
    recordings.set('DevTools', judged(har, devtools));
    recordings.set('DevTools, sanitized', judged(sanitized(har), devtools));
    const recorded = await recordCases(specs);
    recordings.set('Playwright', judged(recorded.playwright, recorded));
    recordings.set('a proxy', judged(recorded.proxy, recorded));
    const { har: seen, ...told } = await recordThroughMitmproxy(specs);
    recordings.set('mitmproxy', judged(seen, told));
    const tallies = [...recordings].map(([name, all]): readonly [string, Tally] => [name, tallyOf(all)]);
    console.log(tableText(tallies));
  });

  /**
   * `found`: blocked requests that are named with their code, first or as an alternative. Playwright's HAR has neither preflights nor anything of
   * an answer that was blocked: of those it can only be said that they failed.
   */
  test.each([
    ['DevTools', 0.97],
    ['DevTools, sanitized', 0.97],
    ['Playwright', 0],
    ['a proxy', 0.85],
    ['mitmproxy', 0.85],
  ])(
    '%s: nothing that passed is called blocked, and nothing blocked is said to have passed',
    (name, found) => {
      const all = recordings.get(name) ?? [];
      const alarms = all.filter(({ disagreements }) => disagreements.includes('false-alarm'));
      expect(alarms.map(disagreementLine)).toEqual([]);
      const tally = tallyOf(all);
      expect(tally.blocked).toBeGreaterThan(CASES * 0.1);
      expect(tally.found / tally.blocked).toBeGreaterThanOrEqual(found);
      expect(tally.silent).toEqual([]);
      expect(tally.found + tally.untold).toBeGreaterThanOrEqual(tally.blocked * 0.97);
    },
  );
});
