import type { EntryRecord } from '../entry-record.ts';
import type { HopNode } from './hop-node.ts';
import type { Lane } from './lane.ts';
import type { Milliseconds } from '../units.ts';

/** How far apart the two endings are told. Measured: 0 to 3 ms, 87 ms once in 1,220 where the browser was busy. */
const BOTH_ENDINGS: Milliseconds = 250;

/** Entries of one moment that are looked at: more than ever are, so that a flood stays linear. */
const MAX_CANDIDATES = 256;

const ABORTED = 'net::ERR_ABORTED';

/**
 * The node of the same request's other ending. Chromium ends a request twice when the page itself refuses a redirect (`mode:
 * 'same-origin'`, or a user name in the `Location` of a `no-cors` request): it delivers two entries, the second with `net::ERR_ABORTED`,
 * and its own log keeps only that one. In a worker neither shows its response. Measured in Chromium 156.
 */
export function otherEndingOf(record: EntryRecord, lane: Lane): HopNode | null {
  if (!canEndTwice(record)) return null;
  const end = Math.max(0, lane.items.length - MAX_CANDIDATES);
  for (let index = lane.items.length - 1; index >= end; index--) {
    const item = lane.items[index];
    if (item?.role !== 'request') continue;
    const other = item.node;
    if (other.record.startedAt < record.startedAt) return null;
    if (!other.endedTwice && canEndTwice(other.record) && areEndings(record, other.record)) return other;
  }
  return null;
}

const canEndTwice = ({ error, status, redirectUrl, resourceType }: EntryRecord): boolean =>
  (error === '' || error === ABORTED) && (redirectUrl !== '' || status === 0) && resourceType !== '';

function areEndings(one: EntryRecord, other: EntryRecord): boolean {
  if (one.error === other.error) return false;
  const [first, second] = one.error === '' ? [one, other] : [other, one];
  const apart = second.duration - first.duration;
  return (
    apart >= 0 &&
    apart <= BOTH_ENDINGS &&
    one.startedAt === other.startedAt &&
    one.method === other.method &&
    one.status === other.status &&
    one.redirectUrl === other.redirectUrl &&
    one.resourceType === other.resourceType
  );
}
