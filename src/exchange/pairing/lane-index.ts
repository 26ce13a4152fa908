import type { Engine } from '../../cors/engine.ts';
import type { HopNode } from './hop-node.ts';
import { addToLane, createLane, type Lane, type LaneRole, removeFromLane, touchInLane } from './lane.ts';
import { repairLane, type Touched } from './repair-lane.ts';

/** All lanes by URL, and the links between the nodes in them. */
export interface LaneIndex {
  readonly insert: (node: HopNode) => void;
  readonly withdraw: (node: HopNode) => void;
  /** Finds all links that the insertions and withdrawals since the last call concern. */
  readonly repair: () => Touched;
  readonly laneOf: (url: string) => Lane;
}

export function createLaneIndex(engine: Engine): LaneIndex {
  const lanes = new Map<string, Lane>();
  const dirty = new Set<Lane>();
  let touched: Touched = { links: new Set(), unpreflighted: new Set() };

  const laneOf = (url: string): Lane => {
    const key = withoutFragment(url);
    const known = lanes.get(key);
    if (known !== undefined) return known;
    const lane = createLane();
    lanes.set(key, lane);
    return lane;
  };

  const leave = (url: string, node: HopNode, role: LaneRole): void => {
    const lane = laneOf(url);
    removeFromLane(lane, node, role, engine);
    dirty.add(lane);
    if (lane.items.length === 0) lanes.delete(withoutFragment(url));
  };

  /** A preflight tells when its request ended (Firefox) and its id (Chromium), and so which hop is behind its redirect. */
  const peerChanged = (node: HopNode): void => {
    if (node.record.redirectUrl === '') return;
    const lane = laneOf(node.record.redirectUrl);
    touchInLane(lane, node, 'redirect');
    dirty.add(lane);
  };

  return {
    laneOf,
    insert(node) {
      const { url, redirectUrl } = node.record;
      touched.links.add(node);
      const lane = laneOf(url);
      addToLane(lane, node, node.isPreflight ? 'preflight' : 'request', engine);
      dirty.add(lane);
      if (node.isPreflight || redirectUrl === '') return;
      const next = laneOf(redirectUrl);
      addToLane(next, node, 'redirect', engine);
      dirty.add(next);
    },
    withdraw(node) {
      for (const neighbour of [node.peer, node.previous, node.next]) {
        if (neighbour !== null) touched.links.add(neighbour);
      }
      touched.links.delete(node);
      unlink(node);
      leave(node.record.url, node, node.isPreflight ? 'preflight' : 'request');
      if (!node.isPreflight && node.record.redirectUrl !== '')
        leave(node.record.redirectUrl, node, 'redirect');
    },
    repair() {
      // Lanes that are marked on the way are visited by the same loop.
      for (const lane of dirty) {
        dirty.delete(lane);
        repairLane(lane, engine, touched, peerChanged);
      }
      const result = touched;
      touched = { links: new Set(), unpreflighted: new Set() };
      return result;
    },
  };
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
}

function unlink(node: HopNode): void {
  if (node.peer !== null) node.peer.peer = null;
  if (node.previous !== null) node.previous.next = null;
  if (node.next !== null) node.next.previous = null;
  node.peer = null;
  node.previous = null;
  node.next = null;
}
