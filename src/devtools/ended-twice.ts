import type { EntryRecord } from '../exchange/entry-record.ts';

/** How many redirects are remembered: the second ending comes right after the first. */
const MAX_REMEMBERED = 32;

/**
 * Chromium ends a request twice when the page itself refuses a redirect (`mode: 'same-origin'`, or a user name in the `Location` of a
 * `no-cors` request): it delivers two entries, the second with `net::ERR_ABORTED`, and its own log keeps only that one. Gives, for each
 * record, the one that it takes the place of, or null. Measured in Chromium 156.
 */
export function createEndingTracker(): (record: EntryRecord) => EntryRecord | null {
  let endedOnce: EntryRecord[] = [];
  return (record) => {
    if (record.redirectUrl === '' || record.resourceType === 'preflight') return null;
    const first =
      record.error === 'net::ERR_ABORTED'
        ? endedOnce.findLast((other) => isSameRequest(other, record))
        : undefined;
    endedOnce = endedOnce.filter((other) => other !== first);
    if (first !== undefined) return first;
    endedOnce.push(record);
    if (endedOnce.length > MAX_REMEMBERED) endedOnce.shift();
    return null;
  };
}

const isSameRequest = (one: EntryRecord, other: EntryRecord): boolean =>
  one.url === other.url &&
  one.method === other.method &&
  one.startedAt === other.startedAt &&
  one.redirectUrl === other.redirectUrl &&
  one.resourceType === other.resourceType;
