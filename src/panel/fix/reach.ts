import type { SerializedOrigin } from '../../cors/origin.ts';
import type { CauseFinding } from '../../causes/causes-of.ts';
import { causesOf } from '../../causes/causes-of.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { type LogEvidence, logEvidenceOf } from '../../diagnosis/log/log-evidence.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { refusalText } from '../../fix/policy/refusal-text.ts';
import { policyFor } from '../../fix/policy/policy-for.ts';
import { plainText } from '../../explain/rich-text.ts';
import { arranged } from '../../causes/arranged.ts';
import type { Steps } from '../detail/gradual.ts';
import type { Rows } from '../list/rows.ts';
import { firstStep } from '../../causes/first-step.ts';

/** Requests of one API that one configuration is made for at most: the latest ones. Each is diagnosed again. */
export const MAX_MERGED_REQUESTS = 500;

/** The whole diagnosis of a request of the log. */
export type Diagnose = (exchange: Exchange) => Diagnosed;

/** A blocked request with what it needs first. */
export interface BlockedRequest {
  readonly diagnosed: Diagnosed;
  /** The likeliest cause, null where nothing tells. */
  readonly cause: CauseFinding | null;
  /** What it needs in place of a configuration, or before one; null: a configuration lets it pass. */
  readonly elsewhere: string | null;
}

/** Judges a blocked request: whether a configuration by itself lets it pass. `log`: what is known of the servers it asked. */
function judgeBlocked(exchange: Exchange, log: LogEvidence, diagnose: Diagnose): BlockedRequest {
  const diagnosed = diagnose(exchange);
  const findings = causesOf(exchange, diagnosed.diagnosis, log);
  const cause = arranged(findings, diagnosed.diagnosis.verdict)?.main ?? null;
  return { diagnosed, cause, elsewhere: firstStep(diagnosed, cause) ?? refusedBecause(diagnosed) };
}

/** Why nothing can be granted to a request; null where it can. */
function refusedBecause(diagnosed: Diagnosed): string | null {
  const { policy, refusals } = policyFor([diagnosed]);
  const [refusal] = refusals;
  if (refusal !== undefined) return plainText(refusalText(refusal));
  return policy === null ? 'There is nothing to grant' : null;
}

/** The latest CORS requests to an API, blocked and allowed: allowed ones have to stay allowed. Latest first. */
function latestTo(api: SerializedOrigin, { items }: Pick<Rows, 'items'>): readonly Exchange[] {
  const found: Exchange[] = [];
  const all = items();
  for (let index = all.length - 1; index >= 0 && found.length < MAX_MERGED_REQUESTS; index--) {
    const item = all[index];
    if (item?.kind !== 'exchange' || (item.verdict !== 'blocked' && item.verdict !== 'allowed')) continue;
    if (item.api === api) found.push(item.exchange);
  }
  return found;
}

/** What one configuration of an API does for its blocked requests. Latest first, each. */
export interface Reach {
  /** Blocked requests to the API; at most MAX_MERGED_REQUESTS. */
  readonly blocked: number;
  /** Those that the configuration lets pass. */
  readonly fixed: readonly BlockedRequest[];
  /** Those that need something else, or something else first. */
  readonly others: readonly BlockedRequest[];
  /** Those that pass, and have to go on passing. */
  readonly allowed: readonly Diagnosed[];
}

export const NO_REACH: Reach = { blocked: 0, fixed: [], others: [], allowed: [] };

const isBlocked = ({ diagnosed }: BlockedRequest): boolean => diagnosed.diagnosis.verdict === 'blocked';

/** What a configuration for all requests to `api` would do for each of them. Each takes a tenth of a millisecond, and may be waited for. */
export function* reachSteps(
  api: SerializedOrigin,
  rows: Pick<Rows, 'items'>,
  diagnose: Diagnose,
): Steps<Reach> {
  const exchanges = latestTo(api, rows);
  const log = logEvidenceOf(exchanges.toReversed());
  yield;
  const judged: BlockedRequest[] = [];
  for (const exchange of exchanges) {
    judged.push(judgeBlocked(exchange, log, diagnose));
    yield;
  }
  const blocked = judged.filter(isBlocked);
  return {
    blocked: blocked.length,
    fixed: blocked.filter(({ elsewhere }) => elsewhere === null),
    others: blocked.filter(({ elsewhere }) => elsewhere !== null),
    allowed: judged.filter((each) => !isBlocked(each)).map((each) => each.diagnosed),
  };
}
