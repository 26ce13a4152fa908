import type { SerializedOrigin } from '../../cors/origin.ts';
import type { Category, ExchangeRow, Item } from './row-data.ts';
import { createPositions, type Positions } from './shown-positions.ts';
import { createSortedPositions, reversed } from './sorted-positions.ts';

/** In which order requests stand: as they came, the other way round, or by what they show. */
export type Sort = 'oldest' | 'newest' | 'path' | 'status';

/** How the list is laid out. */
export interface Arrangement {
  readonly sort: Sort;
  /** Whether the requests to one API stand together, below a line with its name. */
  readonly grouped: boolean;
}

/** Rows of one API on one page, or all rows where the list is not grouped. */
export interface Group {
  readonly key: string;
  readonly api: SerializedOrigin | null;
  readonly positions: Positions;
  readonly counts: Record<Category | 'all', number>;
}

/** What lies below one mark of a navigation. */
export interface Page {
  /** The position of the mark; -1 for what came before the first one. */
  readonly mark: number;
  readonly groups: Map<SerializedOrigin | null, Group>;
}

/** The positions of the rows that are shown, in their groups. */
export interface Groups {
  readonly pages: () => readonly Page[];
  /** The group of a row at a position, made where there was none. */
  readonly groupOf: (position: number, api: SerializedOrigin | null) => Group;
  /** Adds a mark behind everything. */
  readonly mark: (position: number) => void;
  readonly clear: () => void;
}

const lessText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const COMPARE: Record<'path' | 'status', (one: ExchangeRow, other: ExchangeRow) => number> = {
  path: ({ exchange: one }, { exchange: other }) => lessText(one.url, other.url),
  status: (one, other) => one.status - other.status,
};

type ItemAt = (position: number) => Item | null;

function positionsFor(sort: Sort, itemAt: ItemAt): Positions {
  if (sort === 'oldest') return createPositions();
  if (sort === 'newest') return reversed(createPositions());
  const compare = COMPARE[sort];
  return createSortedPositions((one, other) => {
    const [first, second] = [itemAt(one), itemAt(other)];
    if (first?.kind !== 'exchange' || second?.kind !== 'exchange') return one - other;
    return compare(first, second) || one - other;
  });
}

const noCounts = (): Group['counts'] => ({ blocked: 0, failed: 0, risk: 0, passed: 0, all: 0 });

const emptyPage = (mark: number): Page => ({ mark, groups: new Map() });

export function createGroups({ sort, grouped }: Arrangement, itemAt: ItemAt): Groups {
  let pages: [Page, ...Page[]] = [emptyPage(-1)];
  /** Marks lie among the rows where these are in the order of time. */
  const marksAreRows = !grouped && (sort === 'oldest' || sort === 'newest');

  /** The page of a position: the last one whose mark stands before it. */
  const pageOf = (position: number): Page =>
    (grouped ? pages.findLast(({ mark }) => mark < position) : undefined) ?? pages[0];

  const groupOf = (position: number, api: SerializedOrigin | null): Group => {
    const { mark, groups } = pageOf(position);
    const name = grouped ? api : null;
    const known = groups.get(name);
    if (known !== undefined) return known;
    const key = `${mark} ${name ?? ''}`;
    const made = { key, api: name, positions: positionsFor(sort, itemAt), counts: noCounts() };
    groups.set(name, made);
    return made;
  };

  return {
    pages: () => pages,
    groupOf,
    mark: (position) => {
      if (grouped) pages.push(emptyPage(position));
      else if (marksAreRows) groupOf(position, null).positions.push(position);
    },
    clear: () => {
      pages = [emptyPage(-1)];
    },
  };
}
