import { isSameOrigin, originOf } from '../cors/origin.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { needsPreflight } from '../exchange/pairing/preflight-facts.ts';
import { isSentByBrowser } from '../exchange/request-mode.ts';
import type { Verdict } from './diagnosis.ts';

/**
 * Why a recording does not tell what became of a request.
 * preflight: it failed, and the recording has nothing of the preflight that it needed · failure: it failed, and nothing tells why · request:
 * its preflight passed, and the request is not there · redirect: where it led was not recorded · program: no browser made it · mode: nothing tells whether it was made with CORS ·
 * answer: nothing of its answer was recorded.
 */
export type Untold = 'preflight' | 'failure' | 'request' | 'redirect' | 'program' | 'mode' | 'answer';

/** Why the verdict about an exchange is `unknown`. */
export function untoldOf(exchange: Exchange): Untold {
  const { outcome, hops, mode } = exchange;
  const last = hops.at(-1);
  if (outcome === 'unrecorded') return last?.kind === 'redirect' ? 'redirect' : 'request';
  if (outcome === 'failed') return lacksPreflight(exchange) ? 'preflight' : 'failure';
  if (last === undefined || last.status === 0) return 'answer';
  if (!isSentByBrowser(last)) return 'program';
  return mode === null || mode === 'no-cors' ? 'mode' : 'answer';
}

/** Whether the request needed a preflight of its own, and none was recorded. */
function lacksPreflight({ hops, origin, browser, cachedPreflight }: Exchange): boolean {
  const last = hops.at(-1);
  if (last === undefined || cachedPreflight !== null) return false;
  if (hops.some(({ kind }) => kind === 'preflight') || isSameOrigin(origin, originOf(last.url))) return false;
  return needsPreflight(last, browser.engine);
}

/** Whether a request failed and the recording does not tell why: nobody may take it for one that passed. */
export const hasFailedUntold = (verdict: Verdict, { outcome }: Exchange): boolean =>
  verdict === 'unknown' && outcome === 'failed';
