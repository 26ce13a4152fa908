import type { Browser } from '../../cors/engine.ts';
import { DROPPED_AT_ONCE, MAX_RECORDS } from '../bounds.ts';
import { otherEndingOf } from './ended-twice.ts';
import type { EntryRecord } from '../entry-record.ts';
import type { Exchange } from '../exchange.ts';
import { createExchangeBook, type PairingChanges } from './exchange-book.ts';
import { chainOf, createHopNode, headOf, type HopNode } from './hop-node.ts';
import { createPages } from './pages.ts';
import { createLaneIndex } from './lane-index.ts';

export type { PairingChanges };

export interface PairerOptions {
  /** The oldest records beyond it go, with their exchanges. MAX_RECORDS when left out. */
  readonly maxRecords?: number;
  /** Whether requests within their own origin are exchanges too, instead of being counted. */
  readonly listSameOrigin?: boolean;
}

/** Makes exchanges out of entries in whatever order they arrive; the same entries make the same exchanges. */
export interface Pairer {
  readonly add: (record: EntryRecord) => PairingChanges;
  /** Cheaper than one by one: what a batch concerns is paired once. */
  readonly addAll: (records: readonly EntryRecord[]) => PairingChanges;
  /** Puts a better reading of the same entry in the place of `previous`; adds it when that is not known. */
  readonly update: (previous: EntryRecord, record: EntryRecord) => PairingChanges;
  /** All exchanges in the order of their requests. */
  readonly exchanges: () => Exchange[];
  /** Requests within their own origin, which are not exchanges. */
  readonly sameOriginCount: () => number;
  /** Records that went because there were more than `maxRecords`. */
  readonly droppedCount: () => number;
}

/** The exchanges of a whole recording, same-origin ones too, in the order in which they were requested. */
export function pairAll(records: readonly EntryRecord[], browser: Browser): Exchange[] {
  const pairer = createPairer(browser, { maxRecords: Number.POSITIVE_INFINITY, listSameOrigin: true });
  pairer.addAll(records);
  return pairer.exchanges();
}

/** Makes an incremental pairer. Ids stay the same while late entries complete an exchange, and are never used twice. */
export function createPairer(browser: Browser, options: PairerOptions = {}): Pairer {
  const { maxRecords = MAX_RECORDS, listSameOrigin = false } = options;
  const index = createLaneIndex(browser.engine);
  const pages = createPages();
  const book = createExchangeBook(browser, index, pages, listSameOrigin);
  /** In the order of delivery. */
  const nodes = new Map<EntryRecord, HopNode>();
  let sequence = 0;
  let dropped = 0;

  const replace = (node: HopNode, record: EntryRecord): void => {
    nodes.delete(node.record);
    index.withdraw(node);
    node.record = record;
    pages.observe(record);
    nodes.set(record, node);
    index.insert(node);
  };

  const insert = (record: EntryRecord): void => place(record, sequence++);

  const place = (record: EntryRecord, order: number): void => {
    const other = otherEndingOf(record, index.laneOf(record.url));
    if (other !== null) {
      other.endedTwice = true;
      // The second ending, which has the error, is the one that counts.
      if (record.error !== '') replace(other, record);
      return;
    }
    pages.observe(record);
    const node = createHopNode(record, order);
    nodes.set(record, node);
    index.insert(node);
  };

  const withdraw = (node: HopNode): void => {
    nodes.delete(node.record);
    index.withdraw(node);
    book.forget(node);
  };

  const dropOldest = (): void => {
    const kept = nodes.size - Math.ceil(maxRecords * (DROPPED_AT_ONCE / MAX_RECORDS));
    for (const node of nodes.values()) {
      if (nodes.size <= kept) return;
      for (const part of chainOf(headOf(node))) {
        for (const each of [part, part.peer]) {
          if (each === null) continue;
          withdraw(each);
          dropped++;
        }
      }
    }
  };

  const addAll = (records: readonly EntryRecord[]): PairingChanges => {
    // In the order of time, whatever the order of the log: what is newest first would have to be put before everything else each time.
    const first = sequence;
    sequence += records.length;
    for (const position of orderOfTime(records)) {
      const record = records[position];
      if (record !== undefined) place(record, first + position);
    }
    if (nodes.size > maxRecords) dropOldest();
    return book.settle(index.repair());
  };

  return {
    addAll,
    add: (record) => addAll([record]),
    update(previous, record) {
      const node = nodes.get(previous);
      if (node === undefined) insert(record);
      else replace(node, record);
      return book.settle(index.repair());
    },
    exchanges: () => book.exchanges(nodes.values()),
    sameOriginCount: book.sameOriginCount,
    droppedCount: () => dropped,
  };
}

/** The indexes of records in the order of time; those of one moment in the order of delivery. */
const orderOfTime = (records: readonly EntryRecord[]): number[] =>
  Array.from(records.keys()).sort(
    (one, other) => (records[one]?.startedAt ?? 0) - (records[other]?.startedAt ?? 0) || one - other,
  );
