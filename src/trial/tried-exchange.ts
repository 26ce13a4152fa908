import { decide } from '../diagnosis/decision.ts';
import { createLogContext } from '../diagnosis/log/learn.ts';
import { traceHops } from '../diagnosis/trace.ts';
import { getHeader } from '../cors/header-list.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { triedHeaders } from './rules.ts';
import { withoutQuery } from '../cors/origin.ts';
import type { TrialPlan, TriedAnswer, TriedRequest } from './trial-plan.ts';

/** Whether a rule for that answer holds for `url`, as the browser decides it: an address covers what lies below it. */
function covers({ address, isWholeServer }: TriedAnswer, url: string): boolean {
  if (isWholeServer) return url.startsWith(address);
  const own = withoutQuery(url);
  return own === address || own.startsWith(address.endsWith('/') ? address : `${address}/`);
}

/** The rule that decides about an answer: the one for an address goes before that for a whole server. */
const answerAt = ({ answers }: TrialPlan, url: string): TriedAnswer | undefined =>
  answers.findLast((answer) => !answer.isWholeServer && covers(answer, url)) ??
  answers.find((answer) => answer.isWholeServer && covers(answer, url));

/** Whether a trial sends the request elsewhere before anything else happens to it. */
export const isSentElsewhere = ({ redirects }: TrialPlan, { url, method }: Exchange): boolean =>
  redirects.some((redirect) => (redirect.from === url || redirect.to === url) && redirect.method === method);

/** Whether a trial changes anything about a request of that page. */
export const isTouched = (plan: TrialPlan, exchange: Exchange): boolean =>
  exchange.origin === plan.page &&
  (isSentElsewhere(plan, exchange) || exchange.hops.some(({ url }) => answerAt(plan, url) !== undefined));

/** Whether it is the request that is tried: by its own address, or by the one that it is sent to. */
export function isTried({ redirects }: TrialPlan, request: TriedRequest, { method, url }: Exchange): boolean {
  if (method !== request.method) return false;
  if (withoutQuery(url) === request.address) return true;
  return redirects.some(({ from, to }) => to === url && withoutQuery(from) === request.address);
}

/** The request behind a preflight that failed: the browser would have kept it back. */
const unsent = (hop: Hop): Hop => ({
  ...hop,
  kind: 'response',
  status: 0,
  statusText: '',
  responseHeaders: [],
  redirectUrl: '',
  serverAddress: '',
  sent: false,
  synthesized: true,
});

/** What would have happened by the headers of the server itself: nothing comes after the hop that fails. */
function hopsWithout({ credentials }: TrialPlan, exchange: Exchange): readonly Hop[] {
  const { hops } = exchange;
  const traced = traceHops(exchange) ?? [];
  const { blocking } = decide(exchange, traced, createLogContext(), credentials);
  const last = blocking?.hop ?? null;
  if (last === null || last === hops.length - 1) return hops;
  const next = hops[last + 1];
  const isPreflight = hops[last]?.kind === 'preflight';
  return [...hops.slice(0, last + 1), ...(isPreflight && next !== undefined ? [unsent(next)] : [])];
}

/**
 * The request as it would be judged without the trial. Both browsers log the headers of the server itself; that it went on, and passed, is not
 * the server's doing.
 */
export function withoutTrial(plan: TrialPlan, exchange: Exchange): Exchange {
  const { outcome } = exchange;
  const hops = hopsWithout(plan, exchange);
  return { ...exchange, hops, outcome: outcome === 'succeeded' ? 'unknown' : outcome };
}

/** An entry with the headers that the browser was shown in the place of the server's own. */
export function asShown<Answer extends Hop>(plan: TrialPlan, hop: Answer): Answer {
  const answer = hop.status === 0 ? undefined : answerAt(plan, hop.url);
  if (answer === undefined) return hop;
  const changed = triedHeaders(plan, answer);
  const names = new Set(changed.map(({ header }) => header));
  const kept = hop.responseHeaders.filter(({ name }) => !names.has(name.toLowerCase()));
  return {
    ...hop,
    responseHeaders: [...kept, ...changed.map(({ header, value }) => ({ name: header, value }))],
  };
}

/** Whether an entry, of which the page is told by its `Origin` alone, is one that a trial changes. */
export function isShownChanged(plan: TrialPlan, { url, requestHeaders }: Hop): boolean {
  const origin = getHeader(requestHeaders, 'origin');
  const answer = origin === null ? undefined : answerAt(plan, url);
  return answer !== undefined && (origin === plan.page || origin === answer.allowOrigin);
}
