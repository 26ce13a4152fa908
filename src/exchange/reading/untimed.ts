import type { EntryRecord } from '../entry-record.ts';
import type { EpochMilliseconds, Milliseconds } from '../units.ts';

/** Time between an entry without a time of its own and the one before it. */
const STEP: Milliseconds = 1;

/** Gives entries that have no time one: they stand in the order of their file, each behind the end of the one before it. */
export interface Clock {
  readonly next: () => EpochMilliseconds;
  readonly observe: (record: EntryRecord) => void;
}

/** Recordings that tell no time at all begin in 1970. */
export function createClock(): Clock {
  let next: EpochMilliseconds = 0;
  return {
    next: () => next,
    observe({ startedAt, duration }) {
      next = startedAt + duration + STEP;
    },
  };
}

/** No browser had a log before: a time below stands for the order alone. */
const FIRST_DAY_OF_LOGS = Date.UTC(1995, 0, 1);

/** Whether a time was told by a recorder, and is not the mere order of a file. */
export const isToldTime = (time: EpochMilliseconds): boolean => time >= FIRST_DAY_OF_LOGS;
