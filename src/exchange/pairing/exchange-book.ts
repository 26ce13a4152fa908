import type { Browser, Engine } from '../../cors/engine.ts';
import { assemble, type ChainFacts, factsOf, isSameOriginChain } from './assemble.ts';
import { cachedPreflightOf } from './cached-preflight.ts';
import type { CachedPreflight, Exchange, ExchangeId } from '../exchange.ts';
import { chainOf, compareNodes, headOf, type HopNode } from './hop-node.ts';
import type { LaneIndex } from './lane-index.ts';
import type { Pages } from './pages.ts';
import type { Touched } from './repair-lane.ts';

/** What a batch of entries did. An exchange that changed keeps its id; the objects themselves never change. */
export interface PairingChanges {
  readonly created: readonly Exchange[];
  readonly changed: readonly Exchange[];
  readonly removed: readonly ExchangeId[];
  /** Documents within their own origin: never listed, but they tell where a page is. They share one id. */
  readonly documents: readonly Exchange[];
}

/** No exchange of a list has it. */
const UNLISTED: ExchangeId = 0;

/** Keeps one exchange per chain of nodes, and its id while the chain grows. */
export interface ExchangeBook {
  /** Brings the exchanges of the touched nodes up to date. */
  readonly settle: (touched: Touched) => PairingChanges;
  /** Takes a withdrawn node's exchange off the list; the next `settle` reports it. */
  readonly forget: (node: HopNode) => void;
  /** The exchanges of the given nodes in the order of their requests. */
  readonly exchanges: (nodes: Iterable<HopNode>) => Exchange[];
  readonly sameOriginCount: () => number;
}

export function createExchangeBook(
  browser: Browser,
  index: LaneIndex,
  pages: Pages,
  listSameOrigin: boolean,
): ExchangeBook {
  let nextId: ExchangeId = 1;
  let sameOrigin = 0;
  let removed: ExchangeId[] = [];
  let documents: Exchange[] = [];

  const setSameOrigin = (node: HopNode, value: boolean): void => {
    if (node.sameOrigin === value) return;
    node.sameOrigin = value;
    sameOrigin += value ? 1 : -1;
  };

  const strike = (node: HopNode): void => {
    if (node.exchange !== null) removed.push(node.exchange.id);
    node.exchange = null;
  };

  const forget = (node: HopNode): void => {
    strike(node);
    setSameOrigin(node, false);
  };

  /** A chain's id stays with its head; a chain that got a new head brings its id along, unless that has one already. */
  const handOver = (node: HopNode, head: HopNode): void => {
    if (head.exchange === null) {
      head.exchange = node.exchange;
      node.exchange = null;
    }
    forget(node);
  };

  /** null when the chain is not listed. */
  const rebuild = (head: HopNode): Exchange | null => {
    const chain = chainOf(head);
    const facts = factsOf(chain, pages);
    const isSameOrigin = isSameOriginChain(chain, facts);
    setSameOrigin(head, isSameOrigin);
    if (isSameOrigin && !listSameOrigin) {
      strike(head);
      if (facts.mode === 'navigate') documents.push(assemble(UNLISTED, head, chain, facts, browser, null));
      return null;
    }
    const id = head.exchange?.id ?? nextId++;
    head.exchange = assemble(id, head, chain, facts, browser, cachedFor(chain, facts, index, browser.engine));
    return head.exchange;
  };

  /** The heads of the touched chains, and whether their links changed. */
  const headsOf = ({ links, unpreflighted }: Touched): Map<HopNode, boolean> => {
    const heads = new Map<HopNode, boolean>();
    for (const node of unpreflighted) heads.set(headOf(node), false);
    for (const node of links) {
      const head = headOf(node);
      if (head !== node) handOver(node, head);
      heads.set(head, true);
    }
    return heads;
  };

  const settle = (touched: Touched): PairingChanges => {
    const created: Exchange[] = [];
    const changed: Exchange[] = [];
    const heads = headsOf(touched);
    // Earlier ones first: a later exchange may refer to their preflights, which must have their ids by then.
    for (const head of [...heads.keys()].sort(compareNodes)) {
      if (heads.get(head) === false && isCachedAsBefore(head, index, pages, browser.engine)) continue;
      const isNew = head.exchange === null;
      const exchange = rebuild(head);
      if (exchange !== null) (isNew ? created : changed).push(exchange);
    }
    const changes = { created, changed, removed, documents };
    removed = [];
    documents = [];
    return changes;
  };

  return {
    settle,
    forget,
    exchanges: (nodes) =>
      [...nodes]
        .filter((node) => node.exchange !== null)
        .sort((one, other) => one.record.startedAt - other.record.startedAt || one.sequence - other.sequence)
        .flatMap(({ exchange }) => exchange ?? []),
    sameOriginCount: () => sameOrigin,
  };
}

function cachedFor(
  chain: readonly HopNode[],
  facts: ChainFacts,
  index: LaneIndex,
  engine: Engine,
): CachedPreflight | null {
  if (facts.mode !== 'cors' && facts.mode !== null) return null;
  for (const node of chain) {
    const preflight = cachedPreflightOf(node, index.laneOf(node.record.url).preflights, facts.origin, engine);
    const exchangeId = preflight === null ? undefined : headOf(preflight).exchange?.id;
    if (preflight !== null && exchangeId !== undefined) return { exchangeId, hop: preflight.record };
  }
  return null;
}

function isCachedAsBefore(head: HopNode, index: LaneIndex, pages: Pages, engine: Engine): boolean {
  const chain = chainOf(head);
  const now = cachedFor(chain, factsOf(chain, pages), index, engine);
  const before = head.exchange?.cachedPreflight ?? null;
  return (
    now?.exchangeId === before?.exchangeId &&
    now?.hop.startedAt === before?.hop.startedAt &&
    now?.hop.duration === before?.hop.duration
  );
}
