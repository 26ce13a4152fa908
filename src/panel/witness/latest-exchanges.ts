import type { Exchange } from '../../exchange/exchange.ts';
import type { Rows } from '../list/rows.ts';

/** Rows that are looked through, the latest first, so that a look stays quick in the longest log. */
const MAX_LOOKED_THROUGH = 20_000;

/** The requests of the page that is shown now, the latest first. */
export function* latestExchanges(rows: Pick<Rows, 'items'>): Generator<Exchange> {
  const items = rows.items();
  const end = Math.max(0, items.length - MAX_LOOKED_THROUGH);
  for (let index = items.length - 1; index >= end; index--) {
    const item = items[index];
    if (item?.kind === 'navigation') return;
    if (item?.kind === 'exchange') yield item.exchange;
  }
}
