import { createGroups, type Arrangement, type Group, type Page } from './groups.ts';
import { layoutOf, type LineLayout, type Segment } from './line-layout.ts';
import type { ExchangeRow, GroupHeader, Item, Line } from './row-data.ts';

/** The rows that pass the filter, arranged as lines. */
export interface Arranged {
  readonly layout: () => LineLayout;
  readonly lineAt: (line: number) => Line | null;
  /** -1: the row is not shown. */
  readonly lineOf: (position: number, row: ExchangeRow) => number;
  /** The line of a group's header, or of a mark; -1 where it is not shown. */
  readonly headerLine: (key: string) => number;
  /** Adds the item at a position, behind all others. */
  readonly push: (position: number, item: Item) => void;
  /** Adds or removes a row anywhere. Remove it before it changes. */
  readonly set: (position: number, row: ExchangeRow, isWanted: boolean) => void;
  /** The position of the row that was added last behind all others; -1 for none. */
  readonly newest: () => number;
  readonly folds: Folds;
  readonly clear: () => void;
}

/** Which groups are folded, by their keys. */
export interface Folds {
  readonly has: (key: string) => boolean;
  readonly set: (key: string, folded: boolean) => void;
  /** Those that there are and those that come. */
  readonly setAll: (folded: boolean) => void;
}

/** `changed` hears of each change. */
function createFolds(changed: () => void): Folds {
  /** Those that are not as all others are. */
  const exceptions = new Set<string>();
  let isEvery = false;
  return {
    has: (key) => isEvery !== exceptions.has(key),
    set: (key, folded) => {
      if (folded === isEvery) exceptions.delete(key);
      else exceptions.add(key);
      changed();
    },
    setAll: (folded) => {
      isEvery = folded;
      exceptions.clear();
      changed();
    },
  };
}

export const markKey = (position: number): string => `mark ${position}`;

/** A line of its own above the rows, or the rows alone. */
interface Part extends Segment {
  readonly key: string;
  readonly mark: number;
  readonly group: Group | null;
}

function partsOf({ mark, groups }: Page, grouped: boolean, folds: Folds): Part[] {
  const found: Part[] = [];
  if (grouped && mark >= 0) found.push({ key: markKey(mark), hasHeader: true, rows: 0, group: null, mark });
  for (const group of groups.values()) {
    const { key } = group;
    const rows = group.positions.count();
    if (rows > 0) found.push({ key, hasHeader: grouped, rows: folds.has(key) ? 0 : rows, group, mark });
  }
  return found;
}

const headerOf = ({ key, api, counts }: Group, folds: Folds): GroupHeader => ({
  kind: 'group',
  key,
  api,
  counts,
  isCollapsed: folds.has(key),
});

function count({ counts }: Group, { category }: ExchangeRow, by: 1 | -1): void {
  counts[category] += by;
  counts.all += by;
}

/** `itemAt`: what stands at a position. */
export function createArranged(
  arrangement: Arrangement,
  itemAt: (position: number) => Item | null,
): Arranged {
  const { sort, grouped } = arrangement;
  const groups = createGroups(arrangement, itemAt);
  let newest = -1;
  let parts: readonly Part[] = [];
  let layout = layoutOf([]);
  let isStale = false;
  const changed = (): void => {
    isStale = true;
  };
  const folds = createFolds(changed);

  /** The latest page comes first where the newest requests do. */
  const refresh = (): void => {
    if (!isStale) return;
    isStale = false;
    const pages = sort === 'newest' ? groups.pages().toReversed() : groups.pages();
    parts = pages.flatMap((page) => partsOf(page, grouped, folds));
    layout = layoutOf(parts);
  };

  const partOf = (key: string): number => {
    refresh();
    return parts.findIndex((part) => part.key === key);
  };

  return {
    folds,
    layout: () => {
      refresh();
      return layout;
    },
    lineAt: (line) => {
      refresh();
      const place = layout.placeOf(line);
      const part = place === null ? undefined : parts[place.segment];
      if (place === null || part === undefined) return null;
      const { group, mark } = part;
      if (place.row < 0) return group === null ? itemAt(mark) : headerOf(group, folds);
      return itemAt(group?.positions.at(place.row) ?? -1);
    },
    lineOf: (position, row) => {
      const { key, positions } = groups.groupOf(position, row.api);
      const index = folds.has(key) && grouped ? -1 : positions.indexOf(position);
      if (index < 0) return -1;
      const part = partOf(key);
      return layout.lineOf(part, index);
    },
    headerLine: (key) => {
      const index = partOf(key);
      return parts[index]?.hasHeader === true ? layout.lineOf(index, -1) : -1;
    },
    push: (position, item) => {
      changed();
      if (item.kind === 'navigation') return groups.mark(position);
      const group = groups.groupOf(position, item.api);
      group.positions.push(position);
      count(group, item, 1);
      newest = position;
    },
    set: (position, row, isWanted) => {
      const group = groups.groupOf(position, row.api);
      const before = group.positions.count();
      group.positions.set(position, isWanted);
      if (group.positions.count() === before) return;
      count(group, row, isWanted ? 1 : -1);
      changed();
    },
    newest: () => newest,
    clear: () => {
      groups.clear();
      newest = -1;
      changed();
    },
  };
}
