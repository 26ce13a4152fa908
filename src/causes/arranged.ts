import type { Verdict } from '../diagnosis/diagnosis.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type CauseFinding, type CauseId, CAUSES, precisionOf } from './causes-of.ts';

/** The causes of a request, in the order in which they are worth looking at. */
export interface Arranged {
  /** What it most likely is; null where several are equally possible. */
  readonly main: CauseFinding | null;
  /** What else to check, in this order. */
  readonly others: readonly CauseFinding[];
}

/** Told by the warnings of a request that passed. */
const WARNED_OF: ReadonlySet<CauseId> = new Set([
  'header-not-exposed',
  'wildcard-covers-authorization',
  'response-headers-on-request',
]);

/** Whether a cause says what the headline says. */
export const isVerdictAgain = ({ id }: CauseFinding): boolean =>
  precisionOf(id) === 'general' || precisionOf(id) === 'symptom';

const explains = (finding: CauseFinding): boolean =>
  finding.confidence !== 'possible' && !isVerdictAgain(finding);

/** The causes as they are shown: what the verdict says itself is left out as soon as something is likely to explain it. */
export function arranged(findings: readonly CauseFinding[], verdict: Verdict): Arranged | null {
  const told = findings.filter(({ id }) => verdict !== 'allowed' || !WARNED_OF.has(id));
  const isExplained = told.some(explains);
  const [first, ...others] = told.filter((finding) => !isExplained || !isVerdictAgain(finding));
  if (first === undefined) return null;
  return first.confidence === 'possible' && others.length > 0
    ? { main: null, others: [first, ...others] }
    : { main: first, others };
}

/**
 * Whether somebody else likely answered in the place of the server: a challenge, a tunnel's own page, a login. Headers on that answer would
 * change nothing, and neither would the server's configuration.
 */
export function isAnsweredInPlace(
  [first]: readonly CauseFinding[],
  { hops }: Pick<Exchange, 'hops'>,
): boolean {
  if (first === undefined || first.confidence === 'possible') return false;
  const inPlace = CAUSES[first.id].inPlaceOfServer ?? false;
  return inPlace === 'but-of-preflight' ? hops[first.hop ?? 0]?.kind !== 'preflight' : inPlace;
}
