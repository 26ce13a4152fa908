import { hasHeader } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, parseUrl } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Decision } from '../decision.ts';
import type { NeededHop, Unfixable } from '../diagnosis.ts';
import { hasHiddenAuthorization, requestedNames, type TracedHop } from '../trace.ts';

/**
 * Why no response header that we would ever recommend makes a blocked request pass; null when what is `needed` does. Looks behind the
 * block too: a redirect without permission may lead to where no permission helps.
 */
export function unfixableBecause(
  exchange: Exchange,
  traced: readonly TracedHop[],
  { checks, blocking }: Decision,
  needed: readonly NeededHop[],
  include: boolean,
): Unfixable | null {
  if (
    checks.some(
      ({ step, corsError }) => step === 'redirect-location' && corsError === 'RedirectContainsCredentials',
    )
  )
    return 'redirect-contains-credentials';
  const blocked = traced.find(({ index }) => index === blocking?.hop);
  if (blocked !== undefined && leadsOutsideHttp(blocked)) return 'scheme-not-http';
  const opaque = blocked?.origin === OPAQUE_ORIGIN || needed.some(letsEverybodyIn);
  if (!opaque) return null;
  return include || carriesAuthorization(exchange) ? 'opaque-origin-with-credentials' : 'opaque-origin';
}

/** https://fetch.spec.whatwg.org/#concept-http-redirect-fetch, step 6 */
function leadsOutsideHttp({ hop }: TracedHop): boolean {
  if (hop.kind === 'preflight' || hop.redirectUrl === '') return false;
  const protocol = parseUrl(hop.redirectUrl)?.protocol;
  return protocol !== 'http:' && protocol !== 'https:';
}

const letsEverybodyIn = ({ set }: NeededHop): boolean => set['Access-Control-Allow-Origin'] === '*';

const carriesAuthorization = (exchange: Exchange): boolean =>
  exchange.hops.some((hop, index) =>
    hop.kind === 'preflight'
      ? requestedNames(hop).includes('authorization')
      : hasHeader(hop.requestHeaders, 'authorization') || hasHiddenAuthorization(exchange, index),
  );
