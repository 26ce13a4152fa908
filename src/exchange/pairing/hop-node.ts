import { getHeader } from '../../cors/header-list.ts';
import type { EntryRecord } from '../entry-record.ts';
import type { Exchange } from '../exchange.ts';
import type { EpochMilliseconds } from '../units.ts';

/** An entry among the others: which preflight belongs to it, which hop came before and comes next. Links are null until they are found. */
export interface HopNode {
  record: EntryRecord;
  /** The order of delivery: the last resort where two entries are alike. */
  readonly sequence: number;
  readonly isPreflight: boolean;
  /** The method of the actual request: for a preflight, the one it asks for. */
  readonly method: string;
  /** `Origin` of the entry; null when it has none. */
  readonly origin: string | null;
  /** Whether the request's other ending was heard of as well. */
  endedTwice: boolean;
  /** The preflight of a request, the request of a preflight. */
  peer: HopNode | null;
  /** The hop whose redirect led here. */
  previous: HopNode | null;
  next: HopNode | null;
  /** What the chain that starts here is to the outside; only a chain's first node has one, and only if it is listed. */
  exchange: Exchange | null;
  /** Whether the chain that starts here is counted as same-origin instead. */
  sameOrigin: boolean;
}

export function createHopNode(record: EntryRecord, sequence: number): HopNode {
  const isPreflight = record.kind === 'preflight';
  return {
    record,
    sequence,
    isPreflight,
    method: isPreflight
      ? (getHeader(record.requestHeaders, 'access-control-request-method') ?? 'GET')
      : record.method,
    origin: getHeader(record.requestHeaders, 'origin'),
    endedTwice: false,
    peer: null,
    previous: null,
    next: null,
    exchange: null,
    sameOrigin: false,
  };
}

export const endOf = (record: EntryRecord): EpochMilliseconds => record.startedAt + record.duration;

/**
 * The order in which entries were made, whatever the order in which they were delivered. Times are whole milliseconds, so that Chromium's
 * request ids (which count up) decide between preflights, and the end between requests.
 */
export function compareNodes(one: HopNode, other: HopNode): number {
  return (
    one.record.startedAt - other.record.startedAt ||
    requestNumber(one) - requestNumber(other) ||
    endOf(one.record) - endOf(other.record) ||
    one.record.status - other.record.status ||
    one.sequence - other.sequence
  );
}

/** The number of the request that a preflight is for: CDP's request ids look like `18816.42`. 0 where there is none. */
function requestNumber(node: HopNode): number {
  const id = node.record.initiator?.requestId ?? '';
  if (id === '') return 0;
  const number = Number(id.slice(id.lastIndexOf('.') + 1));
  return Number.isFinite(number) ? number : 0;
}

/** The node with which the chain starts that `node` is part of: a request, or a preflight whose request is missing. */
export function headOf(node: HopNode): HopNode {
  let head = node.isPreflight && node.peer !== null ? node.peer : node;
  while (head.previous !== null) head = head.previous;
  return head;
}

/** The chain's nodes from its head on, preflights left out unless they stand for their request. */
export function chainOf(head: HopNode): HopNode[] {
  if (head.next === null) return [head];
  const chain: HopNode[] = [];
  for (let node: HopNode | null = head; node !== null; node = node.next) chain.push(node);
  return chain;
}
