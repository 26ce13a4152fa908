import { hasHeader } from '../../cors/header-list.ts';
import type { Hop } from '../../exchange/exchange.ts';

/**
 * The status that Firefox and WebKit print of a hop: where a 304 answers the cache's own question it is that of what is stored, most likely a
 * 200. Measured in Firefox 153 and WebKit 2.50.
 */
export function printedStatus({ kind, status, requestHeaders }: Hop): number {
  const asked = hasHeader(requestHeaders, 'if-none-match') || hasHeader(requestHeaders, 'if-modified-since');
  return status === 304 && kind !== 'preflight' && asked ? 200 : status;
}
