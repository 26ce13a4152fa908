import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { CaptureLog, LogEvent, LogState } from '../../devtools/panel-link.ts';

const nothing = (): void => undefined;

/**
 * The log of a file, in the order of time whatever that of the file: everything is there, nothing is added, and it is not cleared. `unreadable`: entries that could not be read. */
export function createHarLog(records: readonly EntryRecord[], unreadable: number): CaptureLog {
  const events = records
    .toSorted((one, other) => one.startedAt - other.startedAt)
    .map((record): LogEvent => ({ kind: 'entry', record }));
  const state: LogState = {
    recording: true,
    preserveLog: false,
    unreadable,
    forgotten: 0,
    missed: 0,
    openedLate: false,
  };
  return {
    state: () => state,
    changesSince: (cursor) => ({ events: events.slice(Math.max(0, cursor)), cursor: events.length }),
    subscribe: () => nothing,
    clear: nothing,
    setRecording: nothing,
    setPreserveLog: nothing,
  };
}
