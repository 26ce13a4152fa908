import type { SerializedOrigin } from '../../cors/origin.ts';
import type { ExchangeId } from '../../exchange/exchange.ts';
import { createFilteredRows, type ShownRows } from './filtered-rows.ts';
import type { ExchangeRow, Item } from './row-data.ts';
import { createRowTable } from './row-table.ts';
import { createTally, type Counts } from './tally.ts';

/** Gaps that removed rows leave are closed when there are this many: closing them looks at every row. */
export const MAX_GAPS = 5_000;

/**
 * All rows, and which of them pass the filter. Everything only grows at its end or changes in place: nothing is copied when a request
 * arrives.
 */
export interface Rows extends ShownRows {
  /** Removed rows leave null behind. */
  readonly items: () => readonly (Item | null)[];
  /** The line of a row; -1 when it is not shown. */
  readonly lineOf: (id: ExchangeId) => number;
  readonly find: (id: ExchangeId) => ExchangeRow | null;
  /** Of all rows. */
  readonly counts: () => Counts;
  /** How many requests to a server are blocked. */
  readonly blockedTo: (api: SerializedOrigin) => number;
  readonly append: (item: Item) => void;
  /** Applies a change to a row: the counts and what is shown follow. */
  readonly change: (id: ExchangeId, apply: (row: ExchangeRow) => void) => void;
  readonly remove: (ids: readonly ExchangeId[]) => void;
  readonly clear: () => void;
}

/** Counts the blocked requests of each server. */
function createBlockedTally() {
  const blockedTo = new Map<SerializedOrigin, number>();
  return {
    of: (api: SerializedOrigin): number => blockedTo.get(api) ?? 0,
    count: ({ category, api }: ExchangeRow, by: 1 | -1): void => {
      if (category !== 'blocked' || api === null) return;
      const count = (blockedTo.get(api) ?? 0) + by;
      if (count === 0) blockedTo.delete(api);
      else blockedTo.set(api, count);
    },
    clear: () => blockedTo.clear(),
  };
}

export function createRows(): Rows {
  const table = createRowTable();
  const tally = createTally();
  const blocked = createBlockedTally();
  const filtered = createFilteredRows(table);

  const count = (row: ExchangeRow, by: 1 | -1): void => {
    tally.count(row, by);
    blocked.count(row, by);
  };

  const change = (id: ExchangeId, apply: (row: ExchangeRow) => void): void => {
    const row = table.rowOf(id);
    const position = table.positionOf(id);
    if (row === null || position === null) return;
    count(row, -1);
    filtered.place(position, row, -1);
    apply(row);
    count(row, 1);
    filtered.place(position, row, 1);
  };

  const remove = (ids: readonly ExchangeId[]): void => {
    const closing = table.gaps() + ids.length > MAX_GAPS;
    for (const id of ids) {
      const row = table.rowOf(id);
      if (row === null) continue;
      count(row, -1);
      if (!closing) filtered.place(table.positionOf(id) ?? -1, row, -1);
      table.remove(id);
    }
    if (!closing) return;
    table.closeGaps();
    filtered.restart();
  };

  return {
    ...filtered,
    items: table.items,
    lineOf: (id) => {
      const row = table.rowOf(id);
      return row === null ? -1 : filtered.lineOf(table.positionOf(id) ?? -1, row);
    },
    find: table.rowOf,
    counts: tally.counts,
    blockedTo: blocked.of,
    append: (item) => {
      if (item.kind === 'exchange') count(item, 1);
      table.append(item);
    },
    change,
    remove,
    clear: () => {
      table.clear();
      tally.clear();
      blocked.clear();
      filtered.restart();
    },
  };
}
