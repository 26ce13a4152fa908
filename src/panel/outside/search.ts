import type { ExchangeId } from '../../exchange/exchange.ts';
import type { Rows } from '../list/rows.ts';

/** The request that the list shows after (1) or before (-1) a line, round its ends; null where it shows none. */
export function nextRequest(rows: Rows, from: number, step: 1 | -1): ExchangeId | null {
  const { count } = rows.layout();
  // From nowhere, the first one is the next one, and the last one the one before.
  const start = from < 0 && step === 1 ? -1 : Math.max(0, from);
  for (let steps = 1; steps <= count; steps++) {
    const item = rows.lineAt((start + step * steps + count * 2) % count);
    if (item?.kind === 'exchange') return item.id;
  }
  return null;
}
