import type { Comparison } from '../conformance/compare.ts';
import { disagreementLine } from '../conformance/disagreements.ts';

/** What a recording lets us say of the requests in it. */
export interface Tally {
  readonly requests: number;
  /** Blocked by CORS, as the browser says. */
  readonly blocked: number;
  /** Of those: named with their code, first or as an alternative. */
  readonly found: number;
  /** Of those: said to have failed while the recording does not tell why, or to be unknown. */
  readonly untold: number;
  /** Of those: named otherwise, as another code or a failure of the network. */
  readonly misnamed: number;
  /** Of those: said to have passed. Must be empty. */
  readonly silent: readonly string[];
  readonly falseAlarms: number;
  /** Requests that the recorder left out. */
  readonly left: number;
}

const PASSED = /^(?:allowed|opaque|same-origin)$/;

export function tallyOf(all: readonly Comparison[]): Tally {
  const both = all.filter(({ truth, ours }) => truth !== null && ours !== null);
  const blocked = both.filter(({ truth }) => (truth?.corsError ?? null) !== null);
  const lost = blocked.filter(({ disagreements }) =>
    disagreements.some((each) => each === 'missed' || each === 'code'),
  );
  const verdictOf = ({ ours }: Comparison): string => ours?.diagnosis.verdict ?? '';
  return {
    requests: both.length,
    blocked: blocked.length,
    found: blocked.length - lost.length,
    untold: lost.filter((each) => verdictOf(each) === 'unknown').length,
    misnamed: lost.filter((each) => /^(?:blocked|failed)$/.test(verdictOf(each))).length,
    silent: lost.filter((each) => PASSED.test(verdictOf(each))).map(disagreementLine),
    falseAlarms: both.filter(({ disagreements }) => disagreements.includes('false-alarm')).length,
    left: all.filter(({ ours }) => ours === null).length,
  };
}

/** For people: one row per recorder. */
export function tableText(tallies: readonly (readonly [string, Tally])[]): string {
  const rows = tallies.map(
    ([name, { requests, blocked, found, untold, misnamed, silent, falseAlarms, left }]) =>
      [name, requests, blocked, found, untold, misnamed, silent.length, falseAlarms, left] as const,
  );
  const head = [
    'recorder',
    'requests',
    'blocked',
    'found',
    'untold',
    'misnamed',
    'silent',
    'false',
    'left out',
  ];
  return [head, ...rows].map((row) => row.map((cell) => String(cell).padEnd(20)).join('')).join('\n');
}
