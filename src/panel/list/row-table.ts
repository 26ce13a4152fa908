import type { ExchangeId } from '../../exchange/exchange.ts';
import type { ExchangeRow, Item } from './row-data.ts';

/** All rows in the order they came, found by position and by id. */
export interface RowTable {
  /** Removed rows leave null behind. */
  readonly items: () => readonly (Item | null)[];
  readonly at: (position: number) => Item | null;
  readonly positionOf: (id: ExchangeId) => number | null;
  readonly rowOf: (id: ExchangeId) => ExchangeRow | null;
  readonly append: (item: Item) => void;
  readonly remove: (id: ExchangeId) => void;
  readonly gaps: () => number;
  /** Positions change: whoever remembers some starts anew. */
  readonly closeGaps: () => void;
  readonly clear: () => void;
}

export function createRowTable(): RowTable {
  let items: (Item | null)[] = [];
  const positions = new Map<ExchangeId, number>();
  let gaps = 0;

  const at = (position: number): Item | null => items[position] ?? null;
  const rowOf = (id: ExchangeId): ExchangeRow | null => {
    const item = at(positions.get(id) ?? -1);
    return item?.kind === 'exchange' ? item : null;
  };

  return {
    items: () => items,
    at,
    positionOf: (id) => positions.get(id) ?? null,
    rowOf,
    append: (item) => {
      if (item.kind === 'exchange') positions.set(item.id, items.length);
      items.push(item);
    },
    remove: (id) => {
      const position = positions.get(id);
      if (position === undefined) return;
      items[position] = null;
      positions.delete(id);
      gaps++;
    },
    gaps: () => gaps,
    closeGaps: () => {
      items = items.filter((item) => item !== null);
      for (const [position, item] of items.entries())
        if (item?.kind === 'exchange') positions.set(item.id, position);
      gaps = 0;
    },
    clear: () => {
      items = [];
      positions.clear();
      gaps = 0;
    },
  };
}
