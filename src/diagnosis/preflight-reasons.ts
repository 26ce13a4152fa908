import { getHeader, type Header } from '../cors/header-list.ts';
import { isSafelistedMethod } from '../cors/method.ts';
import { hasSafelistedName, isSafelistedRequestHeader, MAX_VALUE_LENGTH } from '../cors/safelist.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { PreflightReason } from './diagnosis.ts';
import { preflightedHop, requestedNames } from './trace.ts';

/**
 * Why the request needed a preflight; empty when there was none. The browser's own Access-Control-Request-* headers say what it found
 * unsafe; the request's header values say why. https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function preflightReasons(exchange: Exchange): PreflightReason[] {
  const index = exchange.hops.findIndex(({ kind }) => kind === 'preflight');
  const seen = exchange.hops[index];
  const preflight = seen ?? exchange.cachedPreflight?.hop;
  const request = seen === undefined ? exchange.hops[0] : preflightedHop(exchange, index);
  if (preflight === undefined) return [];
  const method = request?.method ?? exchange.method;
  const reasons: PreflightReason[] = isSafelistedMethod(method) ? [] : [{ kind: 'method', method }];
  reasons.push(...headerReasons(exchange, preflight, request ?? null));
  return reasons.length > 0 ? reasons : [{ kind: 'upload-listener-or-stream' }];
}

function headerReasons(exchange: Exchange, preflight: Hop, request: Hop | null): PreflightReason[] {
  const reasons: PreflightReason[] = [];
  const safeByThemselves: Header[] = [];
  for (const name of requestedNames(preflight)) {
    const value = request === null ? null : getHeader(request.requestHeaders, name);
    const header = { name, value: value ?? '' };
    // A value that the log does not hold cannot be judged.
    const safe =
      value !== null &&
      !isUnsafeRange(exchange, name) &&
      isSafelistedRequestHeader(name, value, exchange.browser.engine);
    if (safe) safeByThemselves.push(header);
    else reasons.push(reasonFor(exchange, header));
  }
  return safeByThemselves.length === 0 ? reasons : [...reasons, together(safeByThemselves)];
}

function reasonFor(exchange: Exchange, { name, value }: Header): PreflightReason {
  if (isUnsafeRange(exchange, name) || !hasSafelistedName(name, exchange.browser.engine))
    return { kind: 'header', name, value };
  if (value.length > MAX_VALUE_LENGTH) return { kind: 'value-too-long', name, length: value.length };
  return name === 'content-type' ? { kind: 'content-type', value } : { kind: 'unsafe-value', name, value };
}

/** A `Range` of a browser that always asks for it in a preflight. */
const isUnsafeRange = ({ browser }: Exchange, name: string): boolean =>
  name === 'range' && browser.former?.unsafeRange === true;

/** Each value may pass by itself and still be one too many. */
const together = (headers: readonly Header[]): PreflightReason => ({
  kind: 'values-too-long-together',
  names: headers.map(({ name }) => name),
  length: headers.reduce((sum, { value }) => sum + value.length, 0),
});
