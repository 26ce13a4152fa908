import type { LogEvent } from '../adapter.ts';

/** Events that wait while the panel is hidden. The log keeps no more entries than this either. */
export const MAX_QUEUED_EVENTS = 100_000;

/** Dropping from the front costs a copy, so it is done for this many at once. */
const DROP_STEP = 10_000;

/** Events in the order they came, taken from the front without moving the rest. */
export interface EventQueue {
  readonly push: (events: readonly LogEvent[]) => void;
  /** The next event, null when there is none. */
  readonly take: () => LogEvent | null;
  readonly isEmpty: () => boolean;
}

export function createQueue(limit: number = MAX_QUEUED_EVENTS): EventQueue {
  let events: LogEvent[] = [];
  let next = 0;

  const add = (event: LogEvent): void => {
    // Nothing before a clearing can be seen any more.
    if (event.kind === 'clear') {
      events = [];
      next = 0;
    }
    events.push(event);
  };

  const trim = (): void => {
    if (events.length - next <= limit) return;
    events = events.slice(events.length - Math.max(0, limit - DROP_STEP));
    next = 0;
  };

  return {
    push: (added) => {
      for (const event of added) add(event);
      trim();
    },
    take: () => {
      const event = events[next];
      if (event === undefined) return null;
      next++;
      if (next === events.length) {
        events = [];
        next = 0;
      }
      return event;
    },
    isEmpty: () => next === events.length,
  };
}
