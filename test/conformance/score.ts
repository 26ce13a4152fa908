import type { Comparison, Disagreement } from './compare.ts';

/** What a run measured. Numbers are requests unless said otherwise. */
export interface Score {
  readonly cases: number;
  readonly requests: number;
  /** Blocked by CORS, as the browser says, and decided by something that the log holds. */
  readonly blocked: number;
  /** Blocked by CORS because of a response of which the log holds nothing: not counted anywhere else. */
  readonly withheld: number;
  readonly firstAnswerRight: number;
  /** The first answer or an alternative. */
  readonly anyAnswerRight: number;
  /** Of those whose first answer is right. */
  readonly parameterRight: number;
  readonly phaseRight: number;
  readonly lineRight: number;
  readonly falseAlarms: number;
  /** Failed for another reason that leaves the same traffic, such as `redirect: 'error'`. */
  readonly misnamed: number;
  readonly missed: number;
  /** Requests that we lost or made up. */
  readonly miscounted: number;
  /** Neither side says blocked, one says failed. */
  readonly outcomesWrong: number;
  /** How often each code was reached. */
  readonly codes: ReadonlyMap<string, number>;
}

/** Counts what the comparisons of `cases` cases say. */
export function scoreOf(cases: number, all: readonly Comparison[]): Score {
  const comparisons = all.filter(({ withheld }) => !withheld);
  const having = (kind: Disagreement): number =>
    comparisons.filter(({ disagreements }) => disagreements.includes(kind)).length;
  const judged = comparisons.filter(({ truth, ours }) => truth !== null && ours !== null);
  const codes = new Map<string, number>();
  for (const { truth } of judged)
    if (truth?.corsError) codes.set(truth.corsError, (codes.get(truth.corsError) ?? 0) + 1);
  const blocked = [...codes.values()].reduce((sum, count) => sum + count, 0);
  const anyAnswerRight = blocked - having('code') - having('missed');
  const firstAnswerRight = anyAnswerRight - having('first-answer');
  return {
    cases,
    requests: judged.length,
    blocked,
    withheld: all.length - comparisons.length,
    firstAnswerRight,
    anyAnswerRight,
    parameterRight: firstAnswerRight - having('failed-parameter'),
    phaseRight: firstAnswerRight - having('phase'),
    lineRight: firstAnswerRight - having('console'),
    falseAlarms: having('false-alarm'),
    misnamed: having('misnamed'),
    missed: having('missed'),
    miscounted: having('count'),
    outcomesWrong: having('outcome'),
    codes,
  };
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(2)}% (${part} of ${whole})`;

/** The score for people to read, one line per number. */
export function scoreText(name: string, score: Score): string {
  const codes = [...score.codes].sort(([, one], [, other]) => other - one);
  const rows: readonly (readonly [string, string])[] = [
    ['cases', `${score.cases}, ${score.requests} requests, ${score.blocked} blocked by CORS`],
    ['withheld', String(score.withheld)],
    ['first answer', percent(score.firstAnswerRight, score.blocked)],
    ['with alternatives', percent(score.anyAnswerRight, score.blocked)],
    ['failed parameter', percent(score.parameterRight, score.firstAnswerRight)],
    ['phase', percent(score.phaseRight, score.firstAnswerRight)],
    ['console line', percent(score.lineRight, score.firstAnswerRight)],
    ['false alarms', String(score.falseAlarms)],
    ['misnamed', String(score.misnamed)],
    ['missed', String(score.missed)],
    ['miscounted', String(score.miscounted)],
    ['outcome wrong', String(score.outcomesWrong)],
    ['codes', codes.map(([code, count]) => `${code} ${count}`).join(', ')],
  ];
  return [name, ...rows.map(([label, text]) => `  ${label.padEnd(18)} ${text}`)].join('\n');
}
