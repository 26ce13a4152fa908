import { withoutQuery } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { MAX_LOOKED_THROUGH } from '../list/latest-rows.ts';
import type { Rows } from '../list/rows.ts';

/** Requests for other pages of a list are siblings, too. */
const placeOf = ({ url }: Exchange): string => withoutQuery(url);

/** The latest request to the same address that passed; the same query is better than another. Null without one. */
export function siblingOf(chosen: Exchange, { items }: Pick<Rows, 'items'>): Exchange | null {
  const place = placeOf(chosen);
  const all = items();
  let found: Exchange | null = null;
  for (let index = all.length - 1; index >= Math.max(0, all.length - MAX_LOOKED_THROUGH); index--) {
    const item = all[index];
    if (item?.kind !== 'exchange' || item.verdict !== 'allowed' || item.id === chosen.id) continue;
    // Cheaper than to cut every address of the log.
    if (!item.exchange.url.startsWith(place) || placeOf(item.exchange) !== place) continue;
    if (item.exchange.url === chosen.url) return item.exchange;
    found ??= item.exchange;
  }
  return found;
}
