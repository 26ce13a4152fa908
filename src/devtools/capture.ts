import type { EntryRecord } from '../exchange/entry-record.ts';
import { createHeaderInterner } from '../exchange/reading/header-interner.ts';
import { isDropped, readEntry } from '../exchange/reading/read-entry.ts';
import { createLateHeaders } from './late-headers.ts';
import type { RecordingLog } from './log.ts';
import { createNavigationTracker } from './navigation.ts';

/** What the browser tells, put into the log. Nothing that it delivers can stop it. */
export interface Capture {
  readonly entry: (entry: unknown) => void;
  readonly navigated: (url: string) => void;
  /** An entry that the browser told of only when it was asked. */
  readonly missed: (entry: unknown) => void;
}

/** Whether CORS may have decided about a request: it tells its origin, or failed before its headers were known. */
const mayBeCors = ({ error, requestHeaders }: EntryRecord): boolean =>
  error !== '' || requestHeaders.some(({ name }) => /^origin$/i.test(name));

/**
 * `readHar` gives everything that DevTools holds; it is only called in Chromium, and rarely. `onCors` hears of each request that CORS may have
 * decided about.
 */
export function createCapture(
  log: RecordingLog,
  readHar: () => Promise<unknown>,
  onCors: () => void,
): Capture {
  const interner = createHeaderInterner();
  const navigation = createNavigationTracker(log);
  const watchLateHeaders = createLateHeaders(log, interner, readHar);
  return {
    navigated: navigation.navigated,
    missed(entry) {
      const read = readEntry(entry, interner);
      if (isDropped(read)) return;
      // Firefox numbers pages in its list, but not in the entries that it delivers.
      const record = { ...read, pageReference: '' };
      if (log.covers(record.startedAt + record.duration) && navigation.admits(record)) log.addMissed(record);
    },
    entry(entry) {
      const record = readEntry(entry, interner);
      if (isDropped(record)) {
        if (record.dropped !== 'local-url' && log.state().recording) log.addUnreadable();
        return;
      }
      // A page begins even while the log is paused.
      if (!navigation.admits(record) || !log.state().recording) return;
      log.add(record);
      watchLateHeaders(record);
      if (mayBeCors(record)) onCors();
    },
  };
}
