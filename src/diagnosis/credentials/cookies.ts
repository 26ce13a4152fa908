import { hasHeader } from '../../cors/header-list.ts';
import { originOf } from '../../cors/origin.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';

/** Which servers a page's requests bring cookies to. */
export interface Cookies {
  readonly observe: (exchange: Exchange) => void;
  /**
   * Whether a request went out without a cookie although others of its page had brought one to its server before: it was made without
   * credentials. Likely, not certain: a cookie may be for another path alone.
   */
  readonly isLeftOut: (exchange: Exchange) => boolean;
}

/** Remembers the first cookie to each of `limit` servers at most, and then starts afresh. */
export function createCookies(limit: number): Cookies {
  const first = new Map<string, EpochMilliseconds>();
  return {
    observe(exchange) {
      // Navigations bring cookies that no other request across sites does. https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-the-samesite-attribute-2
      if (exchange.mode === 'navigate' || exchange.origin === null) return;
      for (const hop of exchange.hops) {
        if (!hasHeader(hop.requestHeaders, 'cookie')) continue;
        const key = keyOf(exchange, hop);
        const known = first.get(key);
        if (known !== undefined && known <= hop.startedAt) continue;
        if (first.size >= limit) first.clear();
        first.set(key, hop.startedAt);
      }
    },
    isLeftOut(exchange) {
      const hop = exchange.hops.find(({ kind }) => kind !== 'preflight');
      if (first.size === 0 || hop === undefined || !isShownSent(hop)) return false;
      const since = first.get(keyOf(exchange, hop));
      return since !== undefined && since < hop.startedAt && !hasHeader(hop.requestHeaders, 'cookie');
    },
  };
}

const keyOf = ({ origin }: Exchange, { url }: Hop): string => `${origin ?? ''} ${originOf(url) ?? ''}`;

/** What was kept back, or answered by a worker, shows no cookie either. */
const isShownSent = ({ status, sent, synthesized, fromServiceWorker }: Hop): boolean =>
  status !== 0 && sent && !synthesized && !fromServiceWorker;
