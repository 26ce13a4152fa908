import type { Engine } from '../../cors/engine.ts';
import type { HopNode } from './hop-node.ts';
import { gapBefore, type Lane, type LaneItem, type LaneRole } from './lane.ts';
import { linkRedirects } from './link-redirects.ts';
import { matchPreflights } from './match-preflights.ts';

/** Nodes whose chains may look different than before. */
export interface Touched {
  /** Their links changed. */
  readonly links: Set<HopNode>;
  /** Requests without a preflight: one that is known only now may have answered for them from the preflight cache. */
  readonly unpreflighted: Set<HopNode>;
}

/** Finds the links of a lane's marked items again. `peerChanged` is called for each request whose preflight changed. */
export function repairLane(
  lane: Lane,
  engine: Engine,
  touched: Touched,
  peerChanged: (node: HopNode) => void,
): void {
  if (lane.dirtyFrom === Number.POSITIVE_INFINITY) return;
  const items = itemsToRepair(lane);
  lane.dirtyFrom = Number.POSITIVE_INFINITY;
  // Most URLs are asked for once.
  if (items.length === 1 && isUnlinked(items[0]?.node)) return;
  const own = items.filter((item) => item.role !== 'redirect').map((item) => item.node);
  const before = own.map(({ peer, previous }) => ({ peer, previous }));
  findLinks(items, own, lane.preflights, engine);
  for (const [index, node] of own.entries()) {
    const { peer, previous } = before[index] ?? UNLINKED;
    if (node.peer === peer && node.previous === previous) continue;
    for (const each of [node, peer, node.peer, previous]) if (each !== null) touched.links.add(each);
    if (!node.isPreflight && node.peer !== peer) peerChanged(node);
  }
  if (!own.some((node) => node.isPreflight && touched.links.has(node))) return;
  for (const node of own) if (!node.isPreflight && node.peer === null) touched.unpreflighted.add(node);
}

/**
 * How far before what is new links are found again: further than what belongs together ever lies apart, so that a lane without a gap (a page
 * that asks for one URL all the time) stays linear.
 */
const MAX_LOOKBACK = 1_024;

/** What may have new links: all since the last gap, or where that is too far back, what is not linked to anything before. */
function itemsToRepair(lane: Lane): readonly LaneItem[] {
  const gap = gapBefore(lane);
  const start = Math.max(gap, lane.dirtyFrom - MAX_LOOKBACK);
  const items = lane.items.slice(start);
  if (start === gap) return items;
  const within = new Set(items.map(({ node }) => node));
  const isOurs = (node: HopNode | null): boolean => node === null || within.has(node);
  return items.filter(({ node, role }) =>
    role === 'redirect' ? isOurs(node.next) : isOurs(node.peer) && isOurs(node.previous),
  );
}

const UNLINKED = { peer: null, previous: null };

const isUnlinked = (node: HopNode | undefined): boolean =>
  node !== undefined && node.peer === null && node.previous === null && node.next === null;

function findLinks(
  items: readonly LaneItem[],
  own: readonly HopNode[],
  known: readonly HopNode[],
  engine: Engine,
): void {
  for (const node of own) {
    node.peer = null;
    node.previous = null;
  }
  const redirects = nodesOf(items, 'redirect');
  for (const redirect of redirects) redirect.next = null;
  matchPreflights({
    requests: nodesOf(items, 'request'),
    preflights: nodesOf(items, 'preflight'),
    known,
    engine,
  });
  if (redirects.length === 0) return;
  const targets = own.filter((node) => !node.isPreflight || node.peer === null);
  linkRedirects(redirects, targets, engine);
}

const nodesOf = (items: readonly LaneItem[], role: LaneRole): HopNode[] =>
  items.filter((item) => item.role === role).map((item) => item.node);
