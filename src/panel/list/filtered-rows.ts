import { createArranged, type Folds } from './arrangement.ts';
import type { RowTest } from './filter.ts';
import type { Arrangement } from './groups.ts';
import type { LineLayout } from './line-layout.ts';
import type { Category, ExchangeRow, Line } from './row-data.ts';
import type { RowTable } from './row-table.ts';
import { createTally, type Counts } from './tally.ts';

/** Which categories are shown. */
type CategoryTest = (category: Category) => boolean;

/** What of a list is shown. */
export interface ShownRows {
  /** Where the lines of the list stand: rows that pass the filter, marks, and the headers of groups. */
  readonly layout: () => LineLayout;
  /** How many rows pass the filter; marks and headers are none. */
  readonly shownRequests: () => number;
  readonly lineAt: (line: number) => Line | null;
  /** The line of a group's header or of a mark, by its key; -1 when it is not shown. */
  readonly headerLine: (key: string) => number;
  /** The row that came last of those that are shown, as its line and its place in the log; -1 for none or a folded one. */
  readonly newest: () => { readonly line: number; readonly position: number };
  /** Of the rows that the text of the filter leaves, whatever the chip shows. */
  readonly matching: () => Counts;
  /** Starts filtering anew; `scan` does the work. */
  readonly setTest: (matches: RowTest, shows: CategoryTest) => void;
  /** Lays the list out anew; `scan` does the work. */
  readonly arrange: (arrangement: Arrangement) => void;
  /** Tests up to `limit` rows that were not looked at yet. False when none is left. */
  readonly scan: (limit: number) => boolean;
  /** Which groups are folded. They are unfolded again when the list is laid out anew. */
  readonly folds: () => Folds;
}

/** The rows of a table that pass the filter. */
interface FilteredRows extends ShownRows {
  readonly lineOf: (position: number, row: ExchangeRow) => number;
  /** Takes a row out of the list (-1), or puts it back, as it is at the moment. */
  readonly place: (position: number, row: ExchangeRow, by: 1 | -1) => void;
  /** Filters anew: positions changed. */
  readonly restart: () => void;
}

const everything = (): boolean => true;

export function createFilteredRows(table: RowTable): FilteredRows {
  const matching = createTally();
  let arranged = createArranged({ sort: 'oldest', grouped: false }, table.at);
  let shown = 0;
  /** Rows before this position were tested. */
  let scanned = 0;
  let matches: RowTest = everything;
  let shows: CategoryTest = everything;

  const restart = (): void => {
    arranged.clear();
    matching.clear();
    shown = 0;
    scanned = 0;
  };

  const look = (position: number): void => {
    const item = table.at(position);
    if (item === null) return;
    if (item.kind === 'exchange') {
      if (!matches(item)) return;
      matching.count(item, 1);
      if (!shows(item.category)) return;
      shown++;
    }
    arranged.push(position, item);
  };

  return {
    restart,
    layout: () => arranged.layout(),
    folds: () => arranged.folds,
    shownRequests: () => shown,
    matching: matching.counts,
    lineAt: (line) => arranged.lineAt(line),
    lineOf: (position, row) => arranged.lineOf(position, row),
    headerLine: (key) => arranged.headerLine(key),
    newest: () => {
      const position = arranged.newest();
      const item = table.at(position);
      return { position, line: item?.kind === 'exchange' ? arranged.lineOf(position, item) : -1 };
    },
    place: (position, row, by) => {
      if (position >= scanned || !matches(row)) return;
      matching.count(row, by);
      if (!shows(row.category)) return;
      shown += by;
      arranged.set(position, row, by === 1);
    },
    setTest: (nextMatches, nextShows) => {
      matches = nextMatches;
      shows = nextShows;
      restart();
    },
    arrange: (arrangement) => {
      arranged = createArranged(arrangement, table.at);
      restart();
    },
    scan: (limit) => {
      const size = table.items().length;
      for (const end = Math.min(size, scanned + limit); scanned < end; scanned++) look(scanned);
      return scanned < size;
    },
  };
}
