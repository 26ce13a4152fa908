import type { Exchange } from '../exchange/exchange.ts';
import type { Blocking } from './diagnosis.ts';

/**
 * Whether a block is told by the rest of a log alone: the answer itself, which a cache likely kept for another origin, is not shown. Chromium's
 * own parameter is the value of the header, and never empty for this code.
 */
export function isWithheldMismatch({ browser, hops }: Exchange, blocking: Blocking): boolean {
  const { corsError, failedParameter, hop } = blocking;
  if (browser.engine !== 'chromium' || corsError !== 'AllowOriginMismatch' || failedParameter !== '')
    return false;
  return hop !== null && hops[hop]?.status === 0 && hops[hop].responseHeaders.length === 0;
}
