import { getHeader, type HeaderList } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN, originOf, type SerializedOrigin } from '../../cors/origin.ts';
import { tokenListOrEmpty } from '../../cors/token-list.ts';
import type { Exchange } from '../../exchange/exchange.ts';

/**
 * Why Chromium shows nothing of an answer that it kept from a page, as far as the rest of a log tells. service-worker: the page's worker asked
 * for the same address, and so answered · cache: the server lets caches keep answers that name one origin, and do not vary by it.
 */
export type Withholding = 'service-worker' | 'cache';

/** What a log says about answers that are not shown. */
export interface WithheldSigns {
  readonly observe: (exchange: Exchange) => void;
  readonly of: (exchange: Exchange) => Withholding | null;
}

/** Remembers `limit` of each sort at most, and then starts afresh. */
export function createWithheldSigns(limit: number): WithheldSigns {
  const workers = new Set<string>();
  /** The scripts that asked for an address, by the address. */
  const askers = new Map<string, Set<string>>();
  /** Servers, and whether all of their answers that name an origin may be kept for others. */
  const keepers = new Map<SerializedOrigin, boolean>();

  const rememberAsker = ({ url, callSite }: Exchange): void => {
    if (callSite === null) return;
    if (askers.size >= limit) askers.clear();
    const known = askers.get(url);
    if (known === undefined) askers.set(url, new Set([callSite.url]));
    else if (known.size < MAX_ASKERS) known.add(callSite.url);
  };

  const rememberKeeper = (url: string, headers: HeaderList): void => {
    const allowed = getHeader(headers, 'access-control-allow-origin');
    const server = originOf(url);
    if (server === null || allowed === null || allowed === '*' || allowed === OPAQUE_ORIGIN) return;
    if (keepers.size >= limit) keepers.clear();
    keepers.set(server, isKeptForAnybody(headers) && keepers.get(server) !== false);
  };

  return {
    observe(exchange) {
      rememberAsker(exchange);
      for (const { kind, url, status, requestHeaders, responseHeaders } of exchange.hops) {
        if (getHeader(requestHeaders, 'service-worker') === 'script') {
          if (workers.size >= limit) workers.clear();
          workers.add(url);
        }
        if (kind === 'response' && status !== 0) rememberKeeper(url, responseHeaders);
      }
    },
    of(exchange) {
      const isWorker = (script: string): boolean =>
        workers.has(script) && originOf(script) === exchange.origin && script !== exchange.callSite?.url;
      if ([...(askers.get(exchange.url) ?? [])].some(isWorker)) return 'service-worker';
      return keepers.get(originOf(exchange.url) ?? '') === true ? 'cache' : null;
    },
  };
}

/** Scripts that are remembered for one address. */
const MAX_ASKERS = 8;

/** Whether a cache gives the answer to pages of other origins as well. https://www.rfc-editor.org/rfc/rfc9111.html#section-5.2 */
function isKeptForAnybody(headers: HeaderList): boolean {
  const control = getHeader(headers, 'cache-control') ?? '';
  if (/\bno-(?:store|cache)\b/i.test(control) || !/\b(?:max-age=[1-9]|immutable)/i.test(control))
    return false;
  const { lowerCased } = tokenListOrEmpty(headers, 'vary');
  return !lowerCased.has('origin') && !lowerCased.has('*');
}
