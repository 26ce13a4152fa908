import type { Agreement, Comparison } from './compare.ts';

/** What a run measured. Numbers are requests unless said otherwise. */
export interface Score {
  readonly cases: number;
  readonly answers: number;
  /** Blocked by CORS, as the browser says. */
  readonly blocked: number;
  /** Of those, called blocked by our first answer, whatever the line. */
  readonly foundFirst: number;
  /** Of those, called blocked by our first answer or by an alternative. */
  readonly found: number;
  /** Of those, our first answer is the very line. */
  readonly linesEqual: number;
  /** Of those, our first answer or an alternative is the very line. */
  readonly linesEqualWithAlternatives: number;
  readonly falseAlarms: number;
  /** Requests that failed for another reason, and the browser's line about it is ours. */
  readonly failuresRight: number;
  readonly failuresWrong: number;
}

/** Counts what the comparisons of `cases` cases with `answers` answers say. */
export function scoreOf(cases: number, answers: number, comparisons: readonly Comparison[]): Score {
  const count = (agreement: Agreement): number =>
    comparisons.filter((comparison) => comparison.agreement === agreement).length;
  const same = count('same');
  const alternative = count('alternative');
  const blocked = same + alternative + count('other-line') + count('missed');
  const blockedFirst = comparisons.filter(
    ({ agreement, ours }) => agreement === 'alternative' && ours?.diagnosis.verdict === 'blocked',
  ).length;
  return {
    cases,
    answers,
    blocked,
    foundFirst: same + blockedFirst + count('other-line'),
    found: blocked - count('missed'),
    linesEqual: same,
    linesEqualWithAlternatives: same + alternative,
    falseAlarms: count('false-alarm'),
    failuresRight: count('same-failure'),
    failuresWrong: count('failure'),
  };
}

const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${((100 * part) / whole).toFixed(2)}% (${part} of ${whole})`;

/** The score for people to read, one line per number. */
export function scoreText(name: string, score: Score): string {
  const rows: readonly (readonly [string, string])[] = [
    ['cases', `${score.cases}, ${score.answers} requests, ${score.blocked} blocked by CORS`],
    ['blocked found', percent(score.found, score.blocked)],
    ['by first answer', percent(score.foundFirst, score.blocked)],
    ['console line', percent(score.linesEqual, score.blocked)],
    ['with alternatives', percent(score.linesEqualWithAlternatives, score.blocked)],
    ['false alarms', percent(score.falseAlarms, score.answers - score.blocked)],
    ['failures told', percent(score.failuresRight, score.failuresRight + score.failuresWrong)],
  ];
  return [name, ...rows.map(([label, text]) => `  ${label.padEnd(18)} ${text}`)].join('\n');
}
