import { unreadableHeaderNames } from '../cors/exposure.ts';
import { getHeader, type HeaderList, type HeaderName } from '../cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { isSentByBrowser } from '../exchange/request-mode.ts';
import {
  alternativesTo,
  type Choice,
  choose,
  decideLazily,
  type Decisions,
  wasSent,
} from './credentials/choice.ts';
import { credentialsProof, expectsCredentials, hintedCredentials } from './credentials/what-traffic-tells.ts';
import type { Alternative, Blocking, Check, CredentialsAssumption, Diagnosis } from './diagnosis.ts';
import { isRefusedAfterCheck, unnamedFailure } from './not-cors/failure.ts';
import { privateNetworkDenial } from './not-cors/local-network.ts';
import type { LogContext } from './log/log-context.ts';
import { blockedBy, failedWith, type OutsideAnswer, outsideCors } from './not-cors/outside-cors.ts';
import { reachedServer } from './reached-server.ts';
import { type TracedHop, traceHops } from './trace.ts';
import { requestWarnings, responseWarnings } from './warnings.ts';

export interface VerdictOptions {
  /** The credentials mode that somebody says the request had. Ignored where the browser's own outcome rules it out. */
  readonly assuming?: CredentialsAssumption;
}

/**
 * What the browser decided about an exchange, recomputed from its headers: a diagnosis in which `needed` and `preflightReasons` are empty,
 * and `unfixable` is null where the CORS check decided. A list of requests needs no more of them. Total: any bytes in, a diagnosis out.
 * `context` is what the rest of the log says.
 */
export function verdictOf(exchange: Exchange, context: LogContext, options: VerdictOptions = {}): Diagnosis {
  const traced = traceHops(exchange);
  if (traced === null) return withoutOrigin(exchange, context);
  const proof = credentialsProof(exchange, traced);
  const hint = options.assuming ?? hintedCredentials(exchange, proof, context);
  const preferred = hint ?? 'no-credentials';
  const outside = outsideCors(exchange, traced, context);
  if (outside !== null) return withoutCheck(exchange, outside, preferred, []);
  if (isUntold(exchange) && leavesOrigin(exchange, traced))
    return withoutCheck(exchange, UNDECIDED, preferred, []);
  const decisions = decideLazily(exchange, traced, context);
  const choice = choose(exchange, traced, decisions, preferred, proof);
  if (isUnrecordedPass(exchange, decisions, preferred))
    return unrecorded(exchange, decisions, preferred, proof);
  if (choice === null) return unexplained(exchange, traced, context, decisions(preferred).checks, preferred);
  const { blocking } = choice.decision;
  if (blocking !== null) return blocked(exchange, decisions, choice, blocking, hint);
  return isRefusedAfterCheck(exchange) ? refused(exchange, choice) : allowed(exchange, traced, choice);
}

/**
 * Whether there is an answer, and nothing tells whether anybody checked it: a request may have been made without CORS. With it `Origin` is
 * `null` in a sandbox only; without it a referrer policy is enough.
 */
const isUntold = ({ mode, outcome, hops }: Exchange): boolean =>
  mode === null &&
  (outcome === 'unknown' || outcome === 'unrecorded') &&
  hops.at(-1)?.status !== 0 &&
  !hops.some(({ requestHeaders }) => tellsOrigin(requestHeaders));

/** Within the page's origin it does not matter how it was asked for. Programs have no page. */
const leavesOrigin = ({ hops }: Exchange, traced: readonly TracedHop[]): boolean =>
  traced.some(({ state }) => state.corsFlag) || !hops.every(isSentByBrowser);

const tellsOrigin = (headers: HeaderList): boolean =>
  (getHeader(headers, 'origin') ?? OPAQUE_ORIGIN) !== OPAQUE_ORIGIN;

/**
 * Whether the recording has a preflight or a redirect that passed, and not the request behind it: credentials may have stopped that, or
 * nothing.
 */
const isUnrecordedPass = (
  { outcome }: Exchange,
  decisions: Decisions,
  preferred: CredentialsAssumption,
): boolean => outcome === 'unrecorded' && decisions(preferred).blocking === null;

/** With credentials the preflight of a request that is not there may have failed. */
function unrecorded(
  exchange: Exchange,
  decisions: Decisions,
  assuming: CredentialsAssumption,
  proof: CredentialsAssumption | null,
): Diagnosis {
  const alternatives = proof === null ? alternativesTo(assuming, decisions) : [];
  return withAlternatives(withoutCheck(exchange, UNDECIDED, assuming, []), alternatives);
}

const withAlternatives = (diagnosis: Diagnosis, alternatives: readonly Alternative[]): Diagnosis => ({
  ...diagnosis,
  alternatives,
  assumptionMatters: alternatives.length > 0,
});

/** The request came to nothing behind its check, unless the other credentials mode stopped it there. */
function refused(exchange: Exchange, { assuming, decision, alternatives }: Choice): Diagnosis {
  const failure = withoutCheck(exchange, failedWith(unnamedFailure(exchange)), assuming, decision.checks);
  return withAlternatives(failure, alternatives);
}

/** Nothing tells who asked, and so there is nothing to compare with; what the browser says by itself still holds. */
const withoutOrigin = (exchange: Exchange, context: LogContext): Diagnosis =>
  withoutCheck(exchange, outsideCors(exchange, [], context) ?? undecided(exchange), 'no-credentials', []);

const UNDECIDED: OutsideAnswer = { verdict: 'unknown', blocking: null, failure: null, unfixable: null };

const undecided = ({ outcome, mode }: Exchange): OutsideAnswer =>
  outcome === 'succeeded' && mode === 'cors' ? { ...UNDECIDED, verdict: 'allowed' } : UNDECIDED;

function withoutCheck(
  exchange: Exchange,
  answer: OutsideAnswer,
  assuming: CredentialsAssumption,
  checks: readonly Check[],
): Diagnosis {
  // Without a spread, which took a fifth of the time of all diagnoses.
  return {
    verdict: answer.verdict,
    blocking: answer.blocking,
    assuming,
    assumptionMatters: false,
    alternatives: [],
    failure: answer.failure,
    checks,
    needed: [],
    neededFor: assuming,
    unfixable: answer.unfixable,
    reachedServer: reachedServer(exchange, answer.blocking, answer.failure),
    preflightReasons: [],
    unreadableHeaders: [],
    warnings: requestWarnings(exchange),
  };
}

/** No credentials mode explains what the browser did: it was something else, or the log does not hold enough to tell. */
function unexplained(
  exchange: Exchange,
  traced: readonly TracedHop[],
  context: LogContext,
  checks: readonly Check[],
  assuming: CredentialsAssumption,
): Diagnosis {
  if (exchange.outcome === 'succeeded') {
    // The browser let it pass, whatever the headers say: an extension with a permission for this host, say.
    const decision = { checks, blocking: null };
    return allowed(exchange, traced, { assuming, decision, open: true, alternatives: [] });
  }
  const denied = privateNetworkDenial(exchange);
  if (denied !== null)
    return withoutCheck(exchange, blockedBy(denied, 'local-network-access'), assuming, checks);
  const last = traced.at(-1);
  const failure = unnamedFailure(exchange);
  // Where nobody says that it failed, it was under way, or its answer was not recorded. A blocked answer from the browser's cache shows neither status nor headers, and neither does an entry that came too early, or one of a
  // recorder that does not see what was blocked.
  const withheld =
    last?.answered === false &&
    (exchange.outcome === 'unknown' || (last.state.corsFlag && isUnexplained(exchange, last.hop)));
  if (withheld && failure.kind === 'other')
    return withoutCheck(exchange, withheldAnswer(exchange, traced, context), assuming, checks);
  return withoutCheck(exchange, failedWith(failure), assuming, checks);
}

/** The answer about an answer that is not shown: only the rest of the log can tell, and by its kind alone. */
function withheldAnswer(
  exchange: Exchange,
  traced: readonly TracedHop[],
  { whyWithheld }: LogContext,
): OutsideAnswer {
  const last = traced.at(-1);
  if (last?.hop.error !== 'net::ERR_FAILED' || exchange.hops.length > 1) return undecided(exchange);
  switch (whyWithheld(exchange)) {
    case 'service-worker':
      return failedWith({ kind: 'service-worker', error: last.hop.error, hop: last.index });
    case 'cache':
      return {
        ...UNDECIDED,
        verdict: 'blocked',
        blocking: {
          phase: 'response',
          corsError: 'AllowOriginMismatch',
          failedParameter: '',
          hop: last.index,
        },
      };
    case null:
      return undecided(exchange);
  }
}

/**
 * Whether the recording holds no reason: Firefox lists what it has no name for, and what was seen on the wire got no answer; elsewhere an entry
 * without a name may still be under way.
 */
const isUnexplained = ({ browser }: Exchange, hop: Hop): boolean =>
  hop.error === 'net::ERR_FAILED' ||
  (hop.error === '' && browser.engine !== 'firefox' && !wasSent(browser.engine, hop));

function allowed(exchange: Exchange, traced: readonly TracedHop[], choice: Choice): Diagnosis {
  const crossOrigin = traced.some(({ state }) => state.corsFlag);
  const unreadable = crossOrigin ? unreadableIn(traced, choice.assuming) : [];
  return {
    verdict: crossOrigin ? 'allowed' : 'same-origin',
    blocking: null,
    assuming: choice.assuming,
    assumptionMatters: choice.alternatives.length > 0,
    alternatives: choice.alternatives,
    failure: null,
    checks: choice.decision.checks,
    needed: [],
    neededFor: choice.assuming,
    unfixable: null,
    reachedServer: reachedServer(exchange, null, null),
    preflightReasons: [],
    unreadableHeaders: unreadable,
    warnings: requestWarnings(exchange).concat(responseWarnings(exchange, traced, unreadable)),
  };
}

function unreadableIn(traced: readonly TracedHop[], assuming: CredentialsAssumption): HeaderName[] {
  const last = traced.at(-1);
  // A redirect at the end was asked for (`redirect: 'manual'`): the page sees no header at all.
  if (last === undefined || last.hop.kind !== 'response') return [];
  return unreadableHeaderNames(last.hop.responseHeaders, assuming === 'credentials');
}

/** `hint`: the credentials mode that somebody says, or something tells; null when nothing does. */
function blocked(
  exchange: Exchange,
  decisions: Decisions,
  choice: Choice,
  blocking: Blocking,
  hint: CredentialsAssumption | null,
): Diagnosis {
  const untold = hint === null && choice.open && choice.alternatives.length === 0;
  const assuming = untold && expectsCredentials(exchange) ? 'credentials' : choice.assuming;
  return {
    verdict: 'blocked',
    blocking,
    assuming,
    // Both modes may fail in the same way: with credentials the server has to allow those as well.
    assumptionMatters: choice.open,
    alternatives: choice.alternatives,
    failure: null,
    checks: decisions(assuming).checks,
    needed: [],
    neededFor: assuming,
    unfixable: null,
    reachedServer: reachedServer(exchange, blocking, null),
    preflightReasons: [],
    unreadableHeaders: [],
    warnings: requestWarnings(exchange),
  };
}
