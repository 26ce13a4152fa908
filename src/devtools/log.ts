import { DROPPED_AT_ONCE, MAX_RECORDS } from '../exchange/bounds.ts';
import type { EntryRecord } from '../exchange/entry-record.ts';
import type { EpochMilliseconds } from '../exchange/units.ts';
import type { CaptureLog, LogEvent, LogState, Unsubscribe } from './panel-link.ts';

/** Marks of navigations that a preserved log keeps. When there are more, the older half of them goes. */
export const MAX_NAVIGATIONS = 1_000;

/** The log with what only the devtools page does to it. */
export interface RecordingLog extends CaptureLog {
  readonly add: (record: EntryRecord) => void;
  readonly addUnreadable: () => void;
  /** Adds what the browser told only when it was asked. */
  readonly addMissed: (record: EntryRecord) => void;
  /** Whether a request that ended then would be in the log, had it been delivered: the log was not cleared since, and not paused. */
  readonly covers: (end: EpochMilliseconds) => boolean;
  readonly update: (previous: EntryRecord, record: EntryRecord) => void;
  /** A new document was committed. `belongs` tells the records that are the new page's own already. */
  readonly navigate: (url: string, at: EpochMilliseconds, belongs: (record: EntryRecord) => boolean) => void;
}

const NOTHING_LOST = { unreadable: 0, forgotten: 0, missed: 0 } as const;

/** Firefox never delivers a request that it kept back, because its preflight failed, say. */
const isDelivered = ({ sent, status }: EntryRecord): boolean => sent || status > 0;

const isMark = ({ kind }: LogEvent): boolean => kind === 'navigation';

/** Those who want to hear of every change. */
function createListeners() {
  const listeners = new Set<() => void>();
  return {
    add: (listener: () => void): Unsubscribe => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (): void => {
      for (const listener of listeners) {
        try {
          listener();
        } catch {
          // A panel that went away without a word must not stop the capture.
          listeners.delete(listener);
        }
      }
    },
  };
}

/** Makes an empty log that keeps MAX_RECORDS records at most. */
export function createLog(): RecordingLog {
  let events: LogEvent[] = [];
  /** The cursor of the first event; cursors count on when events go. */
  let first = 0;
  /** Marks that a panel may hold: those since everybody was told to start again. */
  let marks = 0;
  let state: LogState = {
    recording: true,
    preserveLog: false,
    ...NOTHING_LOST,
    openedLate: true,
  };
  /** What ended before is not in the log any more. */
  let begin: EpochMilliseconds = 0;
  /** When recording was paused and taken up again, in turn. */
  const switches: EpochMilliseconds[] = [];
  const { add: subscribe, tell } = createListeners();

  const setState = (change: Partial<LogState>): void => {
    state = { ...state, ...change };
    tell();
  };

  /** Replaces everything: whoever looked before is told to start again. */
  const restart = (kept: LogEvent[]): void => {
    first += events.length + 1;
    events = kept;
    marks = kept.filter(isMark).length;
  };

  const forgetMarks = (): void => {
    let surplus = events.filter(isMark).length - MAX_NAVIGATIONS / 2;
    restart(events.filter((event) => !isMark(event) || surplus-- <= 0));
  };

  const forgetOldest = (): void => {
    for (const event of events.splice(0, DROPPED_AT_ONCE))
      if ('record' in event) begin = Math.max(begin, event.record.startedAt);
    first += DROPPED_AT_ONCE;
    state = { ...state, forgotten: state.forgotten + DROPPED_AT_ONCE };
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
      const isKnown = cursor >= first;
      return {
        events: isKnown ? events.slice(cursor - first) : [{ kind: 'clear' }, ...events],
        cursor: next,
      };
    },
    subscribe,
    clear: () => {
      begin = Date.now();
      restart([]);
      setState(NOTHING_LOST);
    },
    setRecording: (recording) => {
      if (recording !== state.recording) switches.push(Date.now());
      setState({ recording });
    },
    setPreserveLog: (preserveLog) => setState({ preserveLog }),
    add: (record) => append({ kind: 'entry', record }),
    addUnreadable: () => setState({ unreadable: state.unreadable + 1 }),
    addMissed: (record) => {
      if (isDelivered(record)) state = { ...state, missed: state.missed + 1 };
      append({ kind: 'entry', record });
    },
    covers: (end) => end >= begin && switches.filter((time) => time <= end).length % 2 === 0,
    update: (previous, record) => append({ kind: 'update', previous, record }),
    navigate(url, at, belongs) {
      const mark: LogEvent = { kind: 'navigation', url, at };
      if (state.preserveLog) {
        if (marks >= MAX_NAVIGATIONS) forgetMarks();
        marks++;
        append(mark);
      } else {
        restart([mark, ...events.filter((event) => 'record' in event && belongs(event.record))]);
        state = { ...state, ...NOTHING_LOST };
      }
      setState({ openedLate: false });
    },
  };
}
