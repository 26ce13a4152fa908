import { MAX_RECORDS } from '../exchange/bounds.ts';
import type { EntryRecord } from '../exchange/entry-record.ts';
import type { EpochMilliseconds } from '../exchange/units.ts';
import { START_CURSOR, type CaptureLog, type LogEvent, type LogState } from './panel-link.ts';

/** The part of a full log that makes room at once. */
const FORGOTTEN_PART = 1 / 16;

/** The log with what only the devtools page does to it. */
export interface RecordingLog extends CaptureLog {
  readonly add: (record: EntryRecord) => void;
  readonly addUnreadable: () => void;
  readonly update: (previous: EntryRecord, record: EntryRecord) => void;
  /** A new document was committed. `belongs` tells the records that are the new page's own already. */
  readonly navigate: (url: string, at: EpochMilliseconds, belongs: (record: EntryRecord) => boolean) => void;
  /** The last `count` records, the newest first. */
  readonly latest: (count: number) => EntryRecord[];
}

/** Makes an empty log that keeps MAX_RECORDS records at most. */
export function createLog(): RecordingLog {
  let events: LogEvent[] = [];
  /** The cursor of the first event; cursors count on when events go. */
  let first = 0;
  let state: LogState = {
    recording: true,
    preserveLog: false,
    unreadable: 0,
    forgotten: 0,
    openedLate: true,
  };
  const listeners = new Set<() => void>();

  const tell = (): void => {
    for (const listener of listeners) {
      try {
        listener();
      } catch {
        // A panel that went away without a word must not stop the capture.
        listeners.delete(listener);
      }
    }
  };

  const setState = (change: Partial<LogState>): void => {
    state = { ...state, ...change };
    tell();
  };

  /** Replaces everything: whoever looked before is told to start again. */
  const restart = (kept: LogEvent[], change: Partial<LogState> = {}): void => {
    first += events.length + 1;
    events = kept;
    setState({ unreadable: 0, forgotten: 0, ...change });
  };

  const forgetOldest = (): void => {
    const count = Math.ceil(MAX_RECORDS * FORGOTTEN_PART);
    events.splice(0, count);
    first += count;
    state = { ...state, forgotten: state.forgotten + count };
  };

  const append = (event: LogEvent): void => {
    events.push(event);
    if (events.length > MAX_RECORDS) forgetOldest();
    tell();
  };

  return {
    state: () => state,
    changesSince(cursor) {
      const next = first + events.length;
      if (cursor >= first) return { events: events.slice(cursor - first), cursor: next };
      return {
        events: cursor === START_CURSOR ? events.slice() : [{ kind: 'clear' }, ...events],
        cursor: next,
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => restart([]),
    setRecording: (recording) => setState({ recording }),
    setPreserveLog: (preserveLog) => setState({ preserveLog }),
    add: (record) => append({ kind: 'entry', record }),
    addUnreadable: () => setState({ unreadable: state.unreadable + 1 }),
    update: (previous, record) => append({ kind: 'update', previous, record }),
    navigate(url, at, belongs) {
      const mark: LogEvent = { kind: 'navigation', url, at };
      const isOwn = (event: LogEvent): boolean =>
        (event.kind === 'entry' || event.kind === 'update') && belongs(event.record);
      const own = events.filter(isOwn);
      if (state.preserveLog) {
        // The mark stands before the new page's first request, even when that was delivered earlier.
        append(mark);
        if (state.openedLate) setState({ openedLate: false });
      } else restart([mark, ...own], { openedLate: false });
    },
    latest(count) {
      const records: EntryRecord[] = [];
      for (let index = events.length - 1; index >= 0 && records.length < count; index--) {
        const event = events[index];
        if (event?.kind === 'entry') records.push(event.record);
      }
      return records;
    },
  };
}
