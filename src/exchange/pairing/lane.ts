import type { Engine } from '../../cors/engine.ts';
import { compareNodes, endOf, type HopNode } from './hop-node.ts';
import type { EpochMilliseconds, Milliseconds } from '../units.ts';

/** Why a node lies in a lane: its own URL is the lane's, or its redirect leads there. */
export type LaneRole = 'request' | 'preflight' | 'redirect';

export interface LaneItem {
  readonly node: HopNode;
  readonly role: LaneRole;
  /** How far this item and all before it reach: the last moment at which something that belongs to them can start. */
  reach: EpochMilliseconds;
}

/**
 * Everything about one URL in the order of time. What belongs together shares a URL and lies close in time, so that a new entry only
 * concerns its neighbours: pairing starts again at the last gap before it.
 */
export interface Lane {
  items: LaneItem[];
  /** The preflights among them, in the order of time. */
  preflights: HopNode[];
  /** The index from which on links must be found again; Infinity: none. */
  dirtyFrom: number;
}

/** Times are cut to milliseconds, and clocks of browser processes differ by about one. */
export const CLOCK_SLACK: Milliseconds = 2;

/** How far a clock that is set while requests run may put a preflight off its request. Measured: 15 ms. */
export const CLOCK_STEP: Milliseconds = 250;

/**
 * How long after its request a preflight starts at the latest, where the request's own time does not tell. Measured in Firefox: 3 to 9 ms;
 * a busy machine takes longer.
 */
export const PREFLIGHT_WINDOW: Milliseconds = 500;

/** The same in a Firefox that is busy. Measured: 3.1 s with forty requests at a time. Only for what is left over. */
export const BUSY_PREFLIGHT_WINDOW: Milliseconds = 5_000;

/** The same in a Firefox that has nothing else to do. */
export const PROMPT_PREFLIGHT_WINDOW: Milliseconds = 50;

/** Where nothing is known about the recorder, a request follows its preflight, at the latest after this. */
export const LOOSE_WINDOW: Milliseconds = 2_000;

/** How long after a redirect its next hop starts at the latest. Measured: 0 to 1 ms in Chromium, 4 to 15 ms in Firefox. */
export const REDIRECT_WINDOW: Milliseconds = 500;

/** The same in a Firefox that is not busy: one blocked redirect before another that is followed must not take the hop of that one. */
export const PROMPT_REDIRECT_WINDOW: Milliseconds = 40;

/** The same in a Firefox that is busy: measured up to 1 s with forty requests at a time. Only for what is left over. */
export const BUSY_REDIRECT_WINDOW: Milliseconds = 5_000;

/**
 * How long before a redirect's end its next hop may start: Chromium hears of both from different processes, and of the redirect later when
 * it is busy. Measured: 30 ms.
 */
export const LATE_REDIRECT_END: Milliseconds = 250;

/** The same for what is left over. Measured: 828 ms for a beacon. */
export const VERY_LATE_REDIRECT_END: Milliseconds = 1_500;

/** How long before a redirected request its preflight may start, for the same reason. Measured: 371 ms. */
export const LATE_REQUEST: Milliseconds = 1_000;

/** Firefox leaves the preflight out of a redirect's time; a slower one than this breaks the chain. */
const SLOW_PREFLIGHT: Milliseconds = 30_000;

/** Up to this many items are copied instead of changed in place. */
const SHORT_LANE = 16;

/** What every new lane begins with; it is never changed, since a short lane is copied. */
const NOTHING: never[] = [];

export const createLane = (): Lane => ({
  items: NOTHING,
  preflights: NOTHING,
  dirtyFrom: Number.POSITIVE_INFINITY,
});

/** Puts a node into its place and marks the lane from there on. */
export function addToLane(lane: Lane, node: HopNode, role: LaneRole, engine: Engine): void {
  const item: LaneItem = { node, role, reach: Number.NEGATIVE_INFINITY };
  const index = placeOf(lane.items, (other) => isBefore(item, other));
  lane.items = withInserted(lane.items, index, item);
  refreshReaches(lane, index, engine);
  markDirty(lane, index);
  if (role === 'preflight') addPreflight(lane, node);
}

/** Where something belongs that comes before whatever `isBehind` it: mostly at the end. */
function placeOf<Item>(items: readonly Item[], isBehind: (item: Item) => boolean): number {
  const last = items.at(-1);
  if (last === undefined || !isBehind(last)) return items.length;
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBehind(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function addPreflight(lane: Lane, node: HopNode): void {
  const index = placeOf(lane.preflights, (other) => compareNodes(node, other) < 0);
  lane.preflights = withInserted(lane.preflights, index, node);
}

/** Most URLs are asked for once or twice, and engines give an array that grows room for seventeen: short ones are copied to size. */
function withInserted<Item>(items: Item[], index: number, item: Item): Item[] {
  if (items.length === 0) return [item];
  if (items.length < SHORT_LANE) return items.toSpliced(index, 0, item);
  items.splice(index, 0, item);
  return items;
}

/** Takes a node out of a lane. */
export function removeFromLane(lane: Lane, node: HopNode, role: LaneRole, engine: Engine): void {
  const index = indexOf(lane, node, role);
  if (index === -1) return;
  lane.items.splice(index, 1);
  if (role === 'preflight') lane.preflights.splice(lane.preflights.lastIndexOf(node), 1);
  refreshReaches(lane, index, engine);
  markDirty(lane, index);
}

/** Marks the lane from `node` on. */
export function touchInLane(lane: Lane, node: HopNode, role: LaneRole): void {
  const index = indexOf(lane, node, role);
  if (index !== -1) markDirty(lane, index);
}

/** The index of the last gap before the marked items: nothing before it can belong to anything after it. */
export function gapBefore(lane: Lane): number {
  let index = Math.min(lane.dirtyFrom, lane.items.length - 1);
  while (index > 0 && (lane.items[index - 1]?.reach ?? 0) + CLOCK_SLACK >= timeOf(lane.items[index])) index--;
  return Math.max(index, 0);
}

function indexOf(lane: Lane, node: HopNode, role: LaneRole): number {
  const isWanted = (item: LaneItem | undefined): boolean => item?.node === node && item.role === role;
  // The order depends on what a node is, which is not changed while it lies here.
  const wanted: LaneItem = { node, role, reach: 0 };
  const index = placeOf(lane.items, (other) => isBefore(wanted, other)) - 1;
  return isWanted(lane.items[index]) ? index : lane.items.findLastIndex(isWanted);
}

function markDirty(lane: Lane, index: number): void {
  lane.dirtyFrom = Math.min(lane.dirtyFrom, index);
}

const isBefore = (one: LaneItem, other: LaneItem | undefined): boolean =>
  other !== undefined && (timeOf(one) - timeOf(other) || compareNodes(one.node, other.node)) < 0;

/** Where an item lies in its lane: a redirect where its next hop can start at the earliest. */
function timeOf(item: LaneItem | undefined): EpochMilliseconds {
  if (item === undefined) return 0;
  const { record } = item.node;
  if (item.role !== 'redirect') return record.startedAt;
  return Math.max(record.startedAt, endOf(record) - VERY_LATE_REDIRECT_END);
}

function refreshReaches(lane: Lane, from: number, engine: Engine): void {
  let reach = lane.items[from - 1]?.reach ?? Number.NEGATIVE_INFINITY;
  for (let index = from; index < lane.items.length; index++) {
    const item = lane.items[index];
    if (item === undefined) return;
    reach = Math.max(reach, reachOf(item, engine));
    if (item.reach === reach && index > from) return;
    item.reach = reach;
  }
}

/** How far an item reaches by itself. */
function reachOf(item: LaneItem, engine: Engine): EpochMilliseconds {
  const { record } = item.node;
  const end = endOf(record);
  switch (item.role) {
    case 'redirect':
      if (engine === 'firefox') return end + SLOW_PREFLIGHT;
      return end + (record.seenOnWire ? BUSY_REDIRECT_WINDOW : REDIRECT_WINDOW);
    case 'preflight':
      return record.startedAt + LOOSE_WINDOW;
    case 'request':
      if (engine === 'chromium') return end + CLOCK_STEP;
      return Math.max(
        end,
        record.startedAt + (engine === 'firefox' ? BUSY_PREFLIGHT_WINDOW : PREFLIGHT_WINDOW),
      );
  }
}
