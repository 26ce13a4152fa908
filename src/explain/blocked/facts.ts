import { getHeader } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import type { Blocking, Check, Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';

/** What the sentences about a blocked request are made of. */
export interface BlockedFacts extends Blocking {
  readonly exchange: Exchange;
  readonly checks: readonly Check[];
  /** The address that the stopped hop asked. */
  readonly url: string;
  readonly method: string;
  /** The `Origin` that the browser sent there; null when nothing tells. */
  readonly askedBy: string | null;
  /** Redirects replaced the page's origin by `null`. https://fetch.spec.whatwg.org/#concept-request-tainted-origin */
  readonly tainted: boolean;
  /** Of the stopped hop; 0 when there is none. */
  readonly status: number;
  /** Where the stopped hop redirects to; '' when it does not. */
  readonly redirectUrl: string;
  /** An earlier hop was redirected to this one. */
  readonly redirectedHere: boolean;
}

const hopAt = (exchange: Exchange, index: number | null): Hop | null =>
  index === null ? null : (exchange.hops[index] ?? null);

/** Where the redirects led: to an address that no check looked at. */
function ledTo({ hops, url }: Exchange): string {
  const last = hops.at(-1);
  return last?.redirectUrl || (last?.url ?? url);
}

/** Whether a redirect led to the hop at `index`. */
const isRedirectedTo = (exchange: Exchange, index: number | null): boolean =>
  exchange.hops.some(
    (hop, position) => hop.kind === 'redirect' && position < (index ?? Number.POSITIVE_INFINITY),
  );

/** The facts of `blocking` (the verdict's own, or an alternative's). Called for every row, so it does without a spread, which is slow. */
export function factsOf(
  { exchange, diagnosis }: Omit<Diagnosed, 'consoleMessage'>,
  blocking: Blocking,
): BlockedFacts {
  const hop = hopAt(exchange, blocking.hop);
  const askedBy = (hop === null ? null : getHeader(hop.requestHeaders, 'origin')) ?? exchange.origin;
  return {
    phase: blocking.phase,
    corsError: blocking.corsError,
    failedParameter: blocking.failedParameter,
    hop: blocking.hop,
    exchange,
    checks: diagnosis.checks,
    url: hop?.url ?? (blocking.phase === 'redirect' ? ledTo(exchange) : exchange.url),
    method: exchange.method,
    askedBy,
    tainted: askedBy === OPAQUE_ORIGIN && exchange.origin !== OPAQUE_ORIGIN && exchange.origin !== null,
    status: hop?.status ?? 0,
    redirectUrl: hop?.redirectUrl ?? '',
    redirectedHere: isRedirectedTo(exchange, blocking.hop),
  };
}

/** Every request header that the preflight does not allow: the console names the first, this names all. */
export function disallowedHeaders(facts: BlockedFacts): readonly string[] {
  const names = new Set([facts.failedParameter]);
  for (const check of facts.checks) {
    const fails = check.corsError === 'HeaderDisallowedByPreflightResponse';
    if (fails && check.hop === facts.hop) names.add(check.subject);
  }
  return [...names];
}

/** Whether the status of the preflight or of the response is the first thing to look at. */
export function isStatusTheStory({ phase, status }: BlockedFacts): boolean {
  if (phase === 'preflight')
    return status !== 0 && (status < 200 || status > 299) && (status < 300 || status > 399);
  return phase === 'response' && status >= 400;
}

/** nginx leaves `add_header` out of errors unless it says `always`: its policy is the story then. */
const isNginx = ({ exchange, hop }: BlockedFacts): boolean =>
  /nginx|openresty/i.test(getHeader(hopAt(exchange, hop)?.responseHeaders ?? [], 'server') ?? '');

/** Whether an error answered the request and all that it lacks is the permission. */
export const isBareError = (facts: BlockedFacts): boolean =>
  facts.phase === 'response' &&
  facts.status >= 400 &&
  facts.corsError === 'MissingAllowOriginHeader' &&
  !isNginx(facts);

/** Whether the status alone is the story: the preflight of the same request was allowed. */
export const isStatusAlone = (facts: BlockedFacts): boolean =>
  isBareError(facts) &&
  (facts.exchange.cachedPreflight !== null ||
    hopAt(facts.exchange, (facts.hop ?? 0) - 1)?.kind === 'preflight');
