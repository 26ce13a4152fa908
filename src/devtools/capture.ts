import type { EntryRecord } from '../exchange/entry-record.ts';
import { createHeaderInterner } from '../exchange/header-interner.ts';
import { isDropped, readEntry } from '../exchange/read-entry.ts';
import type { RecordingLog } from './log.ts';

/** What the browser tells, put into the log. Nothing that it delivers can stop it. */
export interface Capture {
  readonly entry: (entry: unknown) => void;
  readonly navigated: (url: string) => void;
}

export function createCapture(log: RecordingLog): Capture {
  const interner = createHeaderInterner();
  return {
    entry(entry) {
      if (!log.state().recording) return;
      const record = readEntry(entry, interner);
      if (!isDropped(record)) log.add(record);
      else if (record.dropped !== 'local-url') log.addUnreadable();
    },
    navigated(url) {
      const now = Date.now();
      log.navigate(url, now, (record: EntryRecord) => record.startedAt >= now);
    },
  };
}
