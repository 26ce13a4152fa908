import type { Diagnosis, Verdict } from '../diagnosis/diagnosis.ts';
import type { LogEvidence } from '../diagnosis/log/log-evidence.ts';
import { type CauseInput, causeInput, statusLine } from '../diagnosis/signs.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { allowListCauses } from './allow-list.ts';
import { authenticationCauses } from './authentication.ts';
import { awsCauses } from './aws.ts';
import { azureAndStorageCauses } from './azure-and-storage.ts';
import { cachesCauses } from './caches.ts';
import { connectionCauses } from './connection.ts';
import { developmentCauses } from './development.ts';
import { functionsCauses } from './functions.ts';
import { guardsInFrontCauses } from './guards-in-front.ts';
import { nginxCauses } from './nginx.ts';
import { optionsRoutesCauses } from './options-routes.ts';
import { originValuesCauses } from './origin-values.ts';
import { pageHeadersCauses } from './page-headers.ts';
import { pageRequestsCauses } from './page-requests.ts';
import { passedCauses } from './passed.ts';
import { redirectsCauses } from './redirects.ts';
import { refusedByBrowserCauses } from './refused-by-browser.ts';
import { serverErrorsCauses } from './server-errors.ts';
import { servicesCauses } from './services.ts';
import { takesOptionsCauses } from './takes-options.ts';
import { unusualOriginsCauses } from './unusual-origins.ts';
import { verdictAllowOriginCauses } from './verdict-allow-origin.ts';
import { verdictPreflightCauses } from './verdict-preflight.ts';
import { verdictRequestCauses } from './verdict-request.ts';
import { wrongAddressCauses } from './wrong-address.ts';
import { aiClientsCauses } from './ai-clients.ts';
import { crossSiteGuardsCauses } from './cross-site-guards.ts';
import { localServersCauses } from './local-servers.ts';
import { hostsOfOthersCauses } from './hosts-of-others.ts';
import {
  type Basis,
  byOwnSign,
  type Cause,
  type CauseConfidence,
  type CausePrecision,
  certain,
  type Recognition,
} from './cause.ts';
import { saidBy } from './recognisers.ts';

/** Every cause by its name. A new one is an entry in the file of its topic; a new topic is a line here. */
const TOPICS = {
  ...verdictAllowOriginCauses,
  ...verdictPreflightCauses,
  ...verdictRequestCauses,
  ...optionsRoutesCauses,
  ...allowListCauses,
  ...serverErrorsCauses,
  ...authenticationCauses,
  ...wrongAddressCauses,
  ...nginxCauses,
  ...cachesCauses,
  ...guardsInFrontCauses,
  ...takesOptionsCauses,
  ...awsCauses,
  ...azureAndStorageCauses,
  ...functionsCauses,
  ...servicesCauses,
  ...developmentCauses,
  ...originValuesCauses,
  ...unusualOriginsCauses,
  ...redirectsCauses,
  ...pageHeadersCauses,
  ...pageRequestsCauses,
  ...connectionCauses,
  ...refusedByBrowserCauses,
  ...aiClientsCauses,
  ...crossSiteGuardsCauses,
  ...localServersCauses,
  ...hostsOfOthersCauses,
  ...passedCauses,
};

/** The root causes that are recognised, by name. */
export type CauseId = keyof typeof TOPICS;

/** Every cause by its name, for those who need its words as well. */
export const CAUSES: Readonly<Record<CauseId, Cause>> = TOPICS;

/** A cause with what betrays it. */
export interface CauseFinding extends Recognition {
  readonly id: CauseId;
  /** Index into `exchange.hops` of the hop that was looked at; null when it never left the browser. */
  readonly hop: number | null;
}

/** Names of all causes, in the order of their topics. */
export const CAUSE_IDS = Object.keys(CAUSES) as readonly CauseId[];

/** What a cause says beside the verdict. */
export const precisionOf = (id: CauseId): CausePrecision => CAUSES[id].precision ?? 'specific';

const CONFIDENCE: Readonly<Record<CauseConfidence, number>> = { certain: 0, likely: 1, possible: 2 };
const BASIS: Readonly<Record<Basis, number>> = { 'own-sign': 0, contrast: 1, habit: 2 };
const PRECISION: Readonly<Record<CausePrecision, number>> = {
  specific: 0,
  status: 0,
  general: 1,
  symptom: 2,
};

/**
 * The surest first; among equals what names the thing to change before what repeats the verdict, then what rests on the stronger evidence,
 * and only then what is met most often.
 */
function compare(one: CauseFinding, other: CauseFinding): number {
  return (
    CONFIDENCE[one.confidence] - CONFIDENCE[other.confidence] ||
    PRECISION[precisionOf(one.id)] - PRECISION[precisionOf(other.id)] ||
    BASIS[one.basis] - BASIS[other.basis] ||
    CAUSES[one.id].rank - CAUSES[other.id].rank
  );
}

/** The surest of some confidences; null where there is none. */
function surest(findings: readonly CauseFinding[]): CauseConfidence | null {
  let best: CauseConfidence | null = null;
  for (const { confidence } of findings)
    if (best === null || CONFIDENCE[confidence] < CONFIDENCE[best]) best = confidence;
  return best;
}

/** What the findings beside one another say about who made the answer. */
interface Beside {
  /** Of the causes that name what to change. */
  readonly specific: CauseConfidence | null;
  /** Of those that name it by a sign of its own. */
  readonly ownSign: CauseConfidence | null;
}

const atMost = (finding: CauseFinding, confidence: CauseConfidence): CauseFinding =>
  CONFIDENCE[finding.confidence] < CONFIDENCE[confidence] ? { ...finding, confidence } : finding;

/**
 * What is true and says less than what explains it is no surer than that: a status beside who made it; the verdict in other words, for it
 * names a header, is no more than likely beside what is at least that; a symptom is no more than possible beside anything.
 */
function restated(finding: CauseFinding, { specific, ownSign }: Beside): CauseFinding {
  switch (precisionOf(finding.id)) {
    case 'specific':
      return finding;
    case 'status':
      return ownSign === null || ownSign === 'possible' ? finding : atMost(finding, ownSign);
    case 'general':
      return specific === null || specific === 'possible' ? finding : atMost(finding, 'likely');
    case 'symptom':
      return specific === null ? finding : atMost(finding, 'possible');
  }
}

function weighed(findings: readonly CauseFinding[]): readonly CauseFinding[] {
  const named = findings.filter(({ id }) => precisionOf(id) === 'specific');
  const beside: Beside = {
    specific: surest(findings.filter(({ id }) => PRECISION[precisionOf(id)] === 0)),
    ownSign: surest(named.filter(({ basis }) => basis === 'own-sign')),
  };
  return findings.map((finding) => restated(finding, beside)).sort(compare);
}

const BLOCKED: readonly Verdict[] = ['blocked'];

/** The causes that can explain a verdict: most exchanges passed and need few of them. */
const byVerdict = (verdict: Verdict): readonly CauseId[] =>
  CAUSE_IDS.filter((id) => (CAUSES[id].verdicts ?? BLOCKED).includes(verdict));

const IDS: Readonly<Record<Verdict, readonly CauseId[]>> = {
  blocked: byVerdict('blocked'),
  allowed: byVerdict('allowed'),
  failed: byVerdict('failed'),
  opaque: byVerdict('opaque'),
  'same-origin': byVerdict('same-origin'),
  unknown: byVerdict('unknown'),
};

/** By its signs, or by what the server itself says, which is surer than any of them. */
function recognised({ recognise, says }: Cause, input: CauseInput): Recognition | null {
  const seen = recognise(input);
  const said = says === undefined ? null : saidBy(says, input);
  if (said === null || (seen === null && says?.besideSigns === true)) return seen;
  return byOwnSign(certain(said, ...(seen?.evidence ?? [statusLine(input)])));
}

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
    const recognition = recognised(CAUSES[id], input);
    if (recognition !== null) findings.push({ id, ...recognition, hop });
  }
  return weighed(findings);
}
