import type { Exchange } from '../../exchange/exchange.ts';
import type { Diagnosis, Verdict } from '../diagnosis.ts';
import type { Cause, CauseConfidence, CauseFinding, CauseId, CausePrecision } from './cause.ts';
import { cloudCauses } from './clouds.ts';
import { causeInput } from './input.ts';
import type { LogEvidence } from './log-evidence.ts';
import { pageCauses } from './page.ts';
import { passedCauses } from './passed.ts';
import { preflightCauses } from './preflight.ts';
import { proxyCauses } from './proxies.ts';
import { redirectCauses } from './redirects.ts';
import { statusCauses } from './status.ts';
import { transportCauses } from './transport.ts';
import { valueCauses } from './values.ts';
import { verdictCauses } from './verdict.ts';

/** Every cause by its name: one that is missing is a type error. */
const CAUSES: Readonly<Record<CauseId, Cause>> = {
  ...verdictCauses,
  ...preflightCauses,
  ...statusCauses,
  ...proxyCauses,
  ...cloudCauses,
  ...valueCauses,
  ...redirectCauses,
  ...pageCauses,
  ...transportCauses,
  ...passedCauses,
};

/** Names of all causes, in the order of their families. */
export const CAUSE_IDS = Object.keys(CAUSES) as readonly CauseId[];

/**
 * What names the thing to change comes first while it is at least likely; then the verdict in other words, which is always true and says
 * less; then what is worth checking; symptoms last.
 */
const ORDER: Readonly<Record<CausePrecision, Readonly<Record<CauseConfidence, number>>>> = {
  specific: { certain: 0, likely: 1, possible: 4 },
  general: { certain: 2, likely: 3, possible: 5 },
  symptom: { certain: 6, likely: 7, possible: 8 },
};

function compare(one: CauseFinding, other: CauseFinding): number {
  const [first, second] = [CAUSES[one.id], CAUSES[other.id]];
  return (
    ORDER[first.precision][one.confidence] - ORDER[second.precision][other.confidence] ||
    first.rank - second.rank
  );
}

/** The causes that can explain a verdict: most exchanges passed and need few of them. */
const byVerdict = (verdict: Verdict): readonly CauseId[] =>
  CAUSE_IDS.filter((id) => CAUSES[id].verdicts.includes(verdict));

const IDS: Readonly<Record<Verdict, readonly CauseId[]>> = {
  blocked: byVerdict('blocked'),
  allowed: byVerdict('allowed'),
  failed: byVerdict('failed'),
  opaque: byVerdict('opaque'),
  'same-origin': byVerdict('same-origin'),
  unknown: byVerdict('unknown'),
};

/**
 * Why an exchange came to its verdict, best first; empty where nothing tells. `log` is what the rest of the log shows. Those that are
 * `possible` cannot be told apart by the traffic: check them in their order. Total.
 */
export function causesOf(
  exchange: Exchange,
  diagnosis: Diagnosis,
  log: LogEvidence,
): readonly CauseFinding[] {
  const input = causeInput(exchange, diagnosis, log);
  if (input === null) return [];
  const hop = diagnosis.verdict === 'blocked' ? (diagnosis.blocking?.hop ?? null) : input.index;
  const findings: CauseFinding[] = [];
  for (const id of IDS[diagnosis.verdict]) {
    const recognition = CAUSES[id].recognise(input);
    if (recognition !== null) findings.push({ id, ...recognition, hop });
  }
  return findings.sort(compare);
}
