import { START_CURSOR, type LogChanges } from '../../devtools/panel-link.ts';
import type { LogEvent, PanelAdapter } from '../adapter.ts';

/** Reads a log from its beginning, one event after the other. */
export interface LogReader {
  /** The next event, undefined when there is none. The log is asked for more only when all that it gave were taken. */
  readonly take: () => LogEvent | undefined;
  /** Whether entries wait among what the log gave. */
  readonly hasEntries: () => boolean;
}

export function createLogReader(log: PanelAdapter['log']): LogReader {
  let pulled: LogChanges = log.changesSince(START_CURSOR);
  let next = 0;
  return {
    take: () => {
      if (next === pulled.events.length) {
        pulled = log.changesSince(pulled.cursor);
        next = 0;
      }
      const event = pulled.events[next];
      if (event !== undefined) next++;
      return event;
    },
    hasEntries: () => pulled.events.some(({ kind }, index) => index >= next && kind === 'entry'),
  };
}
