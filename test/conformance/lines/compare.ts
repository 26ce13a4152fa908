import { consoleMessage } from '../../../src/console/write/console-message.ts';
import type { Diagnosed } from '../../../src/diagnosis/diagnosis.ts';
import type { CaseSpec } from '../spec.ts';

/** What a browser's console said about the requests of one case. */
export interface CaseMessages {
  /** Why CORS stopped a request: one line per request. */
  readonly blocked: readonly string[];
  /** Firefox's "CORS request did not succeed": any other failure of a CORS request, and once more for each preflight that failed. */
  readonly failed: readonly string[];
}

/** How our answer stands to what the browser printed, or did not print. */
export type Agreement =
  /** The very line. */
  | 'same'
  /** Another line, but that of an alternative would be the one. */
  | 'alternative'
  /** Blocked as well, but another line. */
  | 'other-line'
  /** The browser blocked a request that we do not call blocked. */
  | 'missed'
  /** We call a request blocked about which the browser said nothing. */
  | 'false-alarm'
  /** Both say that a request failed, or was refused, without a reason that the browser would name. */
  | 'same-failure'
  /** One of us says that a request failed, and the other does not. */
  | 'failure';

/** One line of the browser's, one answer of ours, or both. */
export interface Comparison {
  readonly spec: CaseSpec;
  readonly agreement: Agreement;
  /** null: Firefox printed none. */
  readonly line: string | null;
  readonly ours: Diagnosed | null;
}

const isBlocked = ({ diagnosis }: Diagnosed): boolean => diagnosis.verdict === 'blocked';

/** What crosses Firefox's processes on the way to us is cut at this many characters; the console itself shows all. */
const CUT = 1000;

const isSame = (ours: string | null, line: string): boolean => ours?.slice(0, CUT) === line.slice(0, CUT);

const wouldPrint = (answer: Diagnosed, line: string): boolean =>
  answer.diagnosis.alternatives.some((alternative) =>
    isSame(consoleMessage(answer.exchange, alternative), line),
  );

/**
 * How many lines Firefox prints that the request did not succeed, beside the one that tells why: none about a response, one about the
 * request behind a preflight or redirect that failed, for whatever reason, and another one where a preflight was redirected.
 */
function repetitions({ exchange, diagnosis }: Diagnosed, agreement: Agreement): number {
  const blocking = agreement === 'alternative' ? (diagnosis.alternatives[0] ?? null) : diagnosis.blocking;
  const preflight = exchange.hops.findLast(({ kind }) => kind === 'preflight');
  if (blocking === null) return preflight?.status === 0 ? 1 : 0;
  if (blocking.phase === 'response') return 0;
  return blocking.phase === 'preflight' && preflight?.redirectUrl ? 2 : 1;
}

type Fit = readonly [agreement: Agreement, fits: (answer: Diagnosed, line: string) => boolean];

/** From the best to the worst way in which an answer can belong to a line. */
const FITS: readonly Fit[] = [
  ['same', (answer, line) => isBlocked(answer) && isSame(answer.consoleMessage, line)],
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
  const found: Comparison[] = [];
  let left = blocked;
  for (const [agreement, fits] of FITS) {
    left = left.filter((line) => {
      const ours = take(answers, (answer) => fits(answer, line));
      if (ours !== null) found.push({ spec, agreement, line, ours });
      return ours === null;
    });
  }
  return [...found, ...left.map((line): Comparison => ({ spec, agreement: 'missed', line, ours: null }))];
}

/** Whether the answer says that Firefox prints only that the request did not succeed, as it does for a `Location` with a password too. */
const saysNothingSpecific = (answer: Diagnosed, lines: readonly string[]): boolean =>
  answer.diagnosis.verdict === 'failed' || lines.some((line) => isSame(answer.consoleMessage, line));

/** The lines "CORS request did not succeed", against the answers that say so. */
function compareFailed(
  spec: CaseSpec,
  failed: readonly string[],
  answers: Diagnosed[],
  printed: number,
): Comparison[] {
  const lines = [...failed];
  const found: Comparison[] = [];
  let repeated = printed;
  for (const ours of answers.filter((answer) => saysNothingSpecific(answer, failed))) {
    const line = take(lines, (each) => isSame(ours.consoleMessage, each));
    const right = line !== null || ours.consoleMessage === null;
    found.push({ spec, agreement: right ? 'same-failure' : 'failure', line, ours });
    if (line !== null) repeated += repetitions(ours, 'same-failure');
    take(answers, (answer) => answer === ours);
  }
  const left = lines.slice(repeated);
  return [...found, ...left.map((line): Comparison => ({ spec, agreement: 'failure', line, ours: null }))];
}

/** Compares the answers for one case with what the browser printed. */
export function compareCase(
  spec: CaseSpec,
  { blocked, failed }: CaseMessages,
  answers: readonly Diagnosed[],
): Comparison[] {
  const left = [...answers];
  const ofBlocked = compareBlocked(spec, blocked, left);
  const printed = ofBlocked.reduce(
    (sum, { ours, agreement }) => sum + (ours === null ? 0 : repetitions(ours, agreement)),
    0,
  );
  const ofFailed = compareFailed(spec, failed, left, printed);
  const falseAlarms = left
    .filter(isBlocked)
    .map((ours): Comparison => ({ spec, agreement: 'false-alarm', line: null, ours }));
  return [...ofBlocked, ...ofFailed, ...falseAlarms];
}
