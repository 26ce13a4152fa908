import type { Exchange } from '../../exchange/exchange.ts';
import type { Diagnosis, Verdict } from '../diagnosis.ts';
import type { Cause, CauseConfidence, CauseFinding, CauseId, CausePrecision } from './cause.ts';
import { cloudCauses } from './clouds.ts';
import { causeInput } from '../signs.ts';
import { localCauses } from './local.ts';
import type { LogEvidence } from '../log/log-evidence.ts';
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
  ...localCauses,
  ...valueCauses,
  ...redirectCauses,
  ...pageCauses,
  ...transportCauses,
  ...passedCauses,
};

/** Names of all causes, in the order of their families. */
export const CAUSE_IDS = Object.keys(CAUSES) as readonly CauseId[];

const CONFIDENCE: Readonly<Record<CauseConfidence, number>> = { certain: 0, likely: 1, possible: 2 };
const PRECISION: Readonly<Record<CausePrecision, number>> = { specific: 0, general: 1, symptom: 2 };

/** The surest first; among equals what names the thing to change, then what is met most often. */
function compare(one: CauseFinding, other: CauseFinding): number {
  const [first, second] = [CAUSES[one.id], CAUSES[other.id]];
  return (
    CONFIDENCE[one.confidence] - CONFIDENCE[other.confidence] ||
    PRECISION[first.precision] - PRECISION[second.precision] ||
    first.rank - second.rank
  );
}

/** The surest confidence of the specific causes; null where there is none. */
function surest(findings: readonly CauseFinding[]): CauseConfidence | null {
  let best: CauseConfidence | null = null;
  for (const { id, confidence } of findings) {
    if (CAUSES[id].precision !== 'specific') continue;
    if (best === null || CONFIDENCE[confidence] < CONFIDENCE[best]) best = confidence;
  }
  return best;
}

/**
 * The verdict in other words is always true, and says less than what explains it: as the cause a general one is no more than likely beside
 * what is at least that, for it names a header; a symptom is no more than possible beside anything.
 */
function restated(finding: CauseFinding, best: CauseConfidence | null): CauseFinding {
  const { precision } = CAUSES[finding.id];
  if (best === null || precision === 'specific') return finding;
  if (precision === 'symptom') return { ...finding, confidence: 'possible' };
  return best !== 'possible' && finding.confidence === 'certain'
    ? { ...finding, confidence: 'likely' }
    : finding;
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
  const best = surest(findings);
  return findings.map((finding) => restated(finding, best)).sort(compare);
}
