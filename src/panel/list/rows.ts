import type { SerializedOrigin } from '../../cors/origin.ts';
import type { ExchangeId } from '../../exchange/exchange.ts';
import type { RowTest } from './filter.ts';
import { createPositions } from './shown-positions.ts';
import type { Category, ExchangeRow, Item } from './row-data.ts';
import { createRowTable } from './row-table.ts';

export type Counts = Readonly<Record<Category | 'all', number>>;

/** Gaps that removed rows leave are closed when there are this many: closing them looks at every row. */
export const MAX_GAPS = 5_000;

/**
 * All rows, and which of them pass the filter. Everything only grows at its end or changes in place: nothing is copied when a request
 * arrives.
 */
export interface Rows {
  /** Removed rows leave null behind. */
  readonly items: () => readonly (Item | null)[];
  /** How many rows pass the filter, marks included. */
  readonly shownCount: () => number;
  /** Whether every row that passes the filter is a mark. */
  readonly showsNoRequest: () => boolean;
  readonly shownAt: (index: number) => Item | null;
  /** Where a row stands among those shown; -1 when it is not. */
  readonly shownIndexOf: (id: ExchangeId) => number;
  readonly find: (id: ExchangeId) => ExchangeRow | null;
  readonly counts: () => Counts;
  /** How many requests to a server are blocked. */
  readonly blockedTo: (api: SerializedOrigin) => number;
  readonly append: (item: Item) => void;
  /** Applies a change to a row: the counts and what is shown follow. */
  readonly change: (id: ExchangeId, apply: (row: ExchangeRow) => void) => void;
  readonly remove: (ids: readonly ExchangeId[]) => void;
  /** Starts filtering anew; `scan` does the work. */
  readonly setTest: (test: RowTest) => void;
  /** Tests up to `limit` rows that were not looked at yet. False when none is left. */
  readonly scan: (limit: number) => boolean;
  readonly clear: () => void;
}

function createTally() {
  const counts = { blocked: 0, warning: 0, passed: 0, all: 0 };
  const blockedTo = new Map<SerializedOrigin, number>();
  return {
    counts: (): Counts => ({ ...counts }),
    blockedTo: (api: SerializedOrigin): number => blockedTo.get(api) ?? 0,
    count: ({ category, api }: ExchangeRow, by: 1 | -1): void => {
      counts[category] += by;
      counts.all += by;
      if (category !== 'blocked' || api === null) return;
      const count = (blockedTo.get(api) ?? 0) + by;
      if (count === 0) blockedTo.delete(api);
      else blockedTo.set(api, count);
    },
    clear: (): void => {
      Object.assign(counts, { blocked: 0, warning: 0, passed: 0, all: 0 });
      blockedTo.clear();
    },
  };
}

const everything: RowTest = () => true;

export function createRows(): Rows {
  const table = createRowTable();
  const tally = createTally();
  const shown = createPositions();
  /** Rows before this position were tested. */
  let scanned = 0;
  /** Marks among those that are shown. They always pass. */
  let shownMarks = 0;
  let test = everything;

  const restart = (): void => {
    shown.clear();
    shownMarks = 0;
    scanned = 0;
  };

  const passes = (item: Item | null): boolean => item !== null && (item.kind === 'navigation' || test(item));

  const change = (id: ExchangeId, apply: (row: ExchangeRow) => void): void => {
    const row = table.rowOf(id);
    const position = table.positionOf(id);
    if (row === null || position === null) return;
    tally.count(row, -1);
    apply(row);
    tally.count(row, 1);
    if (position < scanned) shown.set(position, test(row));
  };

  const remove = (ids: readonly ExchangeId[]): void => {
    const closing = table.gaps() + ids.length > MAX_GAPS;
    for (const id of ids) {
      const row = table.rowOf(id);
      if (row === null) continue;
      tally.count(row, -1);
      if (!closing) shown.set(table.positionOf(id) ?? -1, false);
      table.remove(id);
    }
    if (!closing) return;
    table.closeGaps();
    restart();
  };

  return {
    items: table.items,
    shownCount: shown.count,
    showsNoRequest: () => shown.count() === shownMarks,
    shownAt: (index) => table.at(shown.at(index) ?? -1),
    shownIndexOf: (id) => shown.indexOf(table.positionOf(id) ?? -1),
    find: table.rowOf,
    counts: tally.counts,
    blockedTo: tally.blockedTo,
    append: (item) => {
      if (item.kind === 'exchange') tally.count(item, 1);
      table.append(item);
    },
    change,
    remove,
    setTest: (next) => {
      test = next;
      restart();
    },
    scan: (limit) => {
      const size = table.items().length;
      for (const end = Math.min(size, scanned + limit); scanned < end; scanned++) {
        const item = table.at(scanned);
        if (!passes(item)) continue;
        shown.push(scanned);
        if (item?.kind === 'navigation') shownMarks++;
      }
      return scanned < size;
    },
    clear: () => {
      table.clear();
      tally.clear();
      restart();
    },
  };
}
