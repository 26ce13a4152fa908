import { hasHeader } from '../../cors/header-list.ts';
import { isHttp, isSameOrigin, originOf, parseUrl } from '../../cors/origin.ts';
import type { Exchange, RequestMode } from '../../exchange/exchange.ts';
import type { Blocking, NetworkFailure, Unfixable, Verdict } from '../diagnosis.ts';
import { namedFailure, unnamedFailure } from './failure.ts';
import { localNetworkBlocking } from './local-network.ts';
import type { LogContext } from '../log/log-context.ts';
import type { TracedHop } from '../trace.ts';

/** An answer for which no CORS check was made. */
export interface OutsideAnswer {
  readonly verdict: Verdict;
  readonly blocking: Blocking | null;
  readonly failure: NetworkFailure | null;
  readonly unfixable: Unfixable | null;
}

/** The answer where the CORS check does not decide; null where it does. https://fetch.spec.whatwg.org/#concept-main-fetch, step 12 */
export function outsideCors(
  exchange: Exchange,
  traced: readonly TracedHop[],
  context: LogContext,
): OutsideAnswer | null {
  const local = isCorsMode(exchange.mode) ? localNetworkBlocking(exchange, context) : null;
  if (local !== null) return blockedBy(local, 'local-network-access');
  const failure = namedFailure(exchange);
  if (failure !== null) return failedWith(failure);
  if (exchange.mode === 'same-origin') return sameOriginMode(exchange, traced);
  if (!isCorsMode(exchange.mode)) return otherMode(exchange, traced);
  const last = exchange.hops.at(-1)?.url ?? exchange.url;
  return isHttp(last) ? null : withoutHttp(exchange, last);
}

/** The answer for a failure that no check explains. */
export const failedWith = (failure: NetworkFailure): OutsideAnswer => ({
  verdict: 'failed',
  blocking: null,
  failure,
  unfixable: failure.kind === 'too-many-redirects' ? 'too-many-redirects' : 'network-failure',
});

/** The answer for a request that is blocked without a check of its response. */
export const blockedBy = (blocking: Blocking, unfixable: Unfixable): OutsideAnswer => ({
  verdict: 'blocked',
  blocking,
  failure: null,
  unfixable,
});

const passedAs = (verdict: Verdict): OutsideAnswer => ({
  verdict,
  blocking: null,
  failure: null,
  unfixable: null,
});

/** An unknown mode is taken for `cors`, which is why the exchange is looked at. */
const isCorsMode = (mode: RequestMode | null): boolean => mode === null || mode === 'cors';

/** Step 12.3: only the page's own origin, on redirects too. */
function sameOriginMode(exchange: Exchange, traced: readonly TracedHop[]): OutsideAnswer {
  const foreign = traced.find(({ state }) => state.corsFlag);
  if (foreign !== undefined) return disallowedByMode(foreign.answered ? foreign.index : null);
  const last = exchange.hops.at(-1);
  const leads = last?.kind === 'redirect' ? originOf(last.redirectUrl) : exchange.origin;
  if (exchange.outcome === 'failed' && !isSameOrigin(leads, exchange.origin)) return disallowedByMode(null);
  return exchange.outcome === 'failed' ? failedWith(unnamedFailure(exchange)) : passedAs('same-origin');
}

const disallowedByMode = (hop: number | null): OutsideAnswer =>
  blockedBy(
    { phase: 'request', corsError: 'DisallowedByMode', failedParameter: '', hop },
    'disallowed-by-mode',
  );

/**
 * `no-cors` gives an opaque response; navigations and WebSockets know no CORS check at all. A document is the answer and the page at once:
 * where nobody else asked for it, it stays within its origin; whoever else asked cannot read it. `allowed` is what tells the server who asks
 * (a form, a WebSocket) and gets its answer.
 */
function otherMode(exchange: Exchange, traced: readonly TracedHop[]): OutsideAnswer {
  const { mode, outcome, hops } = exchange;
  if (outcome === 'failed') return failedWith(unnamedFailure(exchange));
  const isAlone = traced.length === 0 && mode === 'navigate';
  const sameOrigin = isAlone || (traced.length > 0 && !traced.some(({ state }) => state.corsFlag));
  if (sameOrigin) return passedAs('same-origin');
  if (hops.at(-1)?.status === 0) return unanswered(exchange);
  const tellsOrigin = hops.some(({ requestHeaders }) => hasHeader(requestHeaders, 'origin'));
  return passedAs(mode === 'no-cors' || (mode === 'navigate' && !tellsOrigin) ? 'opaque' : 'allowed');
}

/** Chromium names no error for mixed content; anything else that has no answer yet may still be under way. */
function unanswered(exchange: Exchange): OutsideAnswer {
  const failure = unnamedFailure(exchange);
  return failure.kind === 'mixed-content' ? failedWith(failure) : passedAs('unknown');
}

/** Steps 12.2 and 12.5: `data:` and `blob:` need no check, every other scheme is refused, as the target of a redirect too. */
function withoutHttp(exchange: Exchange, url: string): OutsideAnswer {
  const protocol = parseUrl(url)?.protocol;
  const local = protocol === 'data:' || protocol === 'blob:';
  if (exchange.outcome !== 'failed') return passedAs(local ? 'allowed' : 'unknown');
  if (local) return failedWith(unnamedFailure(exchange));
  const phase = url === exchange.url ? 'request' : 'redirect';
  const blocking: Blocking = { phase, corsError: 'CorsDisabledScheme', failedParameter: '', hop: null };
  return blockedBy(blocking, 'scheme-not-http');
}
