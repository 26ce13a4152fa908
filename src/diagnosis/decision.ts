import { type CheckResult, type CheckStep, firstFailure } from '../cors/check-result.ts';
import { corsCheck } from '../cors/cors-check.ts';
import type { Phase } from '../cors/cors-error.ts';
import type { Engine } from '../cors/engine.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import { asksForPrivateNetwork } from './not-cors/local-network.ts';
import { getHeader } from '../cors/header-list.ts';
import { isSameOrigin, originOf } from '../cors/origin.ts';
import { preflightCheck } from '../cors/preflight-check.ts';
import { checkRedirectLocation } from '../cors/redirect.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Blocking, Check } from './diagnosis.ts';
import type { Answer, LogContext } from './log/log-context.ts';
import { isFromFirefoxCache, isRevalidation, storedByFirefox, updatedHeaders } from './log/revalidation.ts';
import { preflightedHop, type TracedHop, unsafeNamesInOrder } from './trace.ts';

/** What the engine decides under one credentials mode. */
export interface Decision {
  /** In the order of the engine, hop by hop. */
  readonly checks: readonly Check[];
  /** The first failure: what the browser reports. */
  readonly blocking: Blocking | null;
}

/** Every check of every hop that was answered, with credentials mode `include` or without. */
export function decide(
  exchange: Exchange,
  traced: readonly TracedHop[],
  context: LogContext,
  include: boolean,
): Decision {
  const checks: Check[] = [];
  let blocking: Blocking | null = null;
  for (const each of traced) {
    // It was never sent, because of what blocked before it.
    if (blocking !== null && !each.answered) break;
    const results = resultsOf(exchange, each, context, include);
    for (const result of results) checks.push(asCheck(result, each));
    blocking ??= asBlocking(firstFailure(results), each, context, exchange.browser.engine);
  }
  // Cut to size: engines give an array that grows room for seventeen.
  return { checks: checks.slice(), blocking };
}

const asCheck = ({ step, subject, corsError }: CheckResult, { index }: TracedHop): Check => ({
  hop: index,
  step,
  subject,
  corsError,
});

function resultsOf(
  exchange: Exchange,
  traced: TracedHop,
  context: LogContext,
  include: boolean,
): readonly CheckResult[] {
  const { hop, state, origin } = traced;
  const { engine } = exchange.browser;
  // Chromium may name the redirect of a preflight and show nothing else of it.
  if (hop.kind === 'preflight')
    return traced.answered || isRedirected(hop) ? preflightResults(exchange, traced, include) : [];
  const answer = judgedAnswer(traced, context, engine);
  const results =
    answer !== null && state.corsFlag ? corsCheck({ origin, include, engine }, answer.responseHeaders) : [];
  const redirectUrl = answer?.redirectUrl ?? hop.redirectUrl;
  if (redirectUrl !== '') results.push(checkRedirectLocation(state, redirectUrl, engine));
  return results;
}

function preflightResults(exchange: Exchange, traced: TracedHop, include: boolean): CheckResult[] {
  const { hop, index, state, origin } = traced;
  const { engine, former } = exchange.browser;
  const { method } = state;
  const request = preflightedHop(exchange, index);
  const unsafeHeaders = unsafeNamesInOrder(hop, request, engine);
  let privateNetwork = asksForPrivateNetwork(hop);
  if (privateNetwork && request !== null && request.status !== 0) {
    // Chrome 104 to 141 only warned, and sent the request all the same.
    if (isSafelistedMethod(method) && unsafeHeaders.length === 0) return [];
    privateNetwork = false;
  }
  const results = preflightCheck(
    { origin, include, engine, former, method, unsafeHeaders, privateNetwork },
    { status: hop.status, headers: hop.responseHeaders, redirected: isRedirected(hop) },
  );
  // Firefox's preflight after a redirect is a request of the page's own: within its origin it needs no permission to be read.
  const unchecked = engine === 'firefox' && isSameOrigin(origin, originOf(hop.url));
  return unchecked ? results.filter(({ step }) => !isAccessStep(step)) : results;
}

const isAccessStep = (step: CheckStep): boolean => step === 'allow-origin' || step === 'allow-credentials';

const REDIRECT_STATUSES = new Set([301, 302, 303, 307, 308]);

/** A redirect status alone is no redirect: without a Location, or with an empty one, it is a plain status that is not ok. */
const isRedirected = (hop: Hop): boolean =>
  hop.error === 'net::ERR_INVALID_REDIRECT' ||
  (REDIRECT_STATUSES.has(hop.status) &&
    (hop.redirectUrl !== '' || (getHeader(hop.responseHeaders, 'location') ?? '') !== ''));

/**
 * The answer that the browser judges, null when the log holds none. After a 304 that it asked for its headers are the stored ones, as far as
 * the 304 does not bring others. An answer from the cache is not shown, redirects too, and so is a worker's: an earlier one to the same
 * request stands in for it.
 */
function judgedAnswer({ hop, answered }: TracedHop, context: LogContext, engine: Engine): Answer | null {
  if (!answered && hop.error === 'net::ERR_FAILED') return context.earlierAnswer(hop);
  const { redirectUrl } = hop;
  if (isRevalidation(hop)) {
    const stored = context.earlierAnswer(hop)?.responseHeaders ?? [];
    return { responseHeaders: updatedHeaders(stored, hop.responseHeaders, engine), redirectUrl };
  }
  if (answered && isFromFirefoxCache(hop, engine))
    return { responseHeaders: storedByFirefox(hop.responseHeaders), redirectUrl };
  return answered ? hop : null;
}

/** The hop with the answer that was judged, where only an earlier one to the same request shows it: a redirect of the cache leads on, too. */
export function withJudgedAnswer(traced: TracedHop, context: LogContext, engine: Engine): TracedHop {
  const { hop, answered } = traced;
  if (answered || hop.kind !== 'response') return traced;
  const answer = judgedAnswer(traced, context, engine);
  if (answer === null) return traced;
  const { responseHeaders, redirectUrl } = answer;
  const kind = redirectUrl === '' ? 'response' : 'redirect';
  return { ...traced, hop: { ...hop, kind, responseHeaders, redirectUrl } };
}

function asBlocking(
  failure: CheckResult | null,
  traced: TracedHop,
  context: LogContext,
  engine: Engine,
): Blocking | null {
  if (failure === null || failure.corsError === null) return null;
  const { corsError, failedParameter } = failure;
  const { hop, index } = traced;
  const redirectUrl =
    hop.kind === 'response' ? (judgedAnswer(traced, context, engine)?.redirectUrl ?? '') : '';
  return { phase: redirectUrl === '' ? PHASE[hop.kind] : 'redirect', corsError, failedParameter, hop: index };
}

const PHASE: Readonly<Record<Hop['kind'], Phase>> = {
  preflight: 'preflight',
  redirect: 'redirect',
  response: 'response',
};
