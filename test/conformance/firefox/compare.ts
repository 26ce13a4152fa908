import { alternativeMessage } from '../../../src/console/diagnosed.ts';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
import type { CaseSpec } from '../spec.ts';
import type { CaseMessages } from './case-messages.ts';

/** How our answer stands to what Firefox printed, or did not print. */
export type Agreement =
  /** The very line. */
  | 'same'
  /** Another line, but that of an alternative would be the one. */
  | 'alternative'
  /** Blocked as well, but another line. */
  | 'other-line'
  /** Firefox blocked a request that we do not call blocked. */
  | 'missed'
  /** We call a request blocked about which Firefox said nothing. */
  | 'false-alarm'
  /** Firefox said that a request failed, and we did not, or the other way round. */
  | 'failure';

/** One line of Firefox's, one answer of ours, or both. */
export interface Comparison {
  readonly spec: CaseSpec;
  readonly agreement: Agreement;
  /** null: Firefox printed none. */
  readonly line: string | null;
  readonly ours: Diagnosed | null;
}

const isBlocked = ({ diagnosis }: Diagnosed): boolean => diagnosis.verdict === 'blocked';

const wouldPrint = (answer: Diagnosed, line: string): boolean =>
  answer.diagnosis.alternatives.some((alternative) => alternativeMessage(answer, alternative) === line);

/** Firefox prints about the failed preflight and then about the request that was not sent. */
const printsTwice = ({ diagnosis }: Diagnosed): boolean => diagnosis.blocking?.phase === 'preflight';

type Fit = readonly [agreement: Agreement, fits: (answer: Diagnosed, line: string) => boolean];

/** From the best to the worst way in which an answer can belong to a line. */
const FITS: readonly Fit[] = [
  ['same', (answer, line) => isBlocked(answer) && answer.consoleMessage === line],
  ['alternative', wouldPrint],
  ['other-line', isBlocked],
];

/** Takes the first item that fits out of the list. */
function take<T>(items: T[], fits: (item: T) => boolean): T | null {
  const index = items.findIndex(fits);
  return index === -1 ? null : (items.splice(index, 1)[0] ?? null);
}

/** The lines that tell why a request was blocked, against our answers; what is left of `answers` belongs to none. */
function compareBlocked(spec: CaseSpec, blocked: readonly string[], answers: Diagnosed[]): Comparison[] {
  const lines = [...blocked];
  const found: Comparison[] = [];
  for (const [agreement, fits] of FITS) {
    for (const line of [...lines]) {
      const ours = take(answers, (answer) => fits(answer, line));
      if (ours === null) continue;
      take(lines, (each) => each === line);
      found.push({ spec, agreement, line, ours });
    }
  }
  return [...found, ...lines.map((line): Comparison => ({ spec, agreement: 'missed', line, ours: null }))];
}

/** The lines "CORS request did not succeed", against the answers that say so. */
function compareFailed(
  spec: CaseSpec,
  failed: readonly string[],
  answers: Diagnosed[],
  preflightFailures: number,
): Comparison[] {
  const lines = [...failed];
  const found: Comparison[] = [];
  for (const ours of answers.filter(({ diagnosis }) => diagnosis.verdict === 'failed')) {
    const line = take(lines, (each) => each === ours.consoleMessage);
    const agreement = line === ours.consoleMessage ? 'same' : 'failure';
    found.push({ spec, agreement, line, ours });
  }
  const unexplained = lines.slice(preflightFailures);
  return [
    ...found,
    ...unexplained.map((line): Comparison => ({ spec, agreement: 'failure', line, ours: null })),
  ];
}

/** Compares the answers for one case with what Firefox printed. */
export function compareCase(
  spec: CaseSpec,
  { blocked, failed }: CaseMessages,
  answers: readonly Diagnosed[],
): Comparison[] {
  const left = [...answers];
  const ofBlocked = compareBlocked(spec, blocked, left);
  const preflightFailures = ofBlocked.filter(({ ours }) => ours !== null && printsTwice(ours)).length;
  const falseAlarms = left
    .filter(isBlocked)
    .map((ours): Comparison => ({ spec, agreement: 'false-alarm', line: null, ours }));
  return [...ofBlocked, ...falseAlarms, ...compareFailed(spec, failed, left, preflightFailures)];
}
