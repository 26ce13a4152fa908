import type { EntryRecord } from '../exchange/entry-record.ts';
import type { HeaderInterner } from '../exchange/reading/header-interner.ts';
import { listOf, property } from '../exchange/reading/unknown.ts';
import type { Milliseconds } from '../exchange/units.ts';
import type { RecordingLog } from './log.ts';

/** How long entries are left alone before they are read again: their headers come within a few milliseconds. */
export const REREAD_DELAY: Milliseconds = 300;

/** The least time between two readings: each costs about 0.1 ms for every entry that DevTools holds. */
export const REREAD_INTERVAL: Milliseconds = 3_000;

/** Entries that wait to be read again; further ones are left as they are. */
const MAX_WAITING = 500;

/** URLs that are remembered of each sort; when there are more, it starts again. */
const MAX_URLS = 1_000;

/**
 * About one blocked request in 500 is delivered by Chromium before its headers are known; its log has them a moment later. Such entries are
 * read again, several at a time and only when there are any. Firefox never delivers one, and must not be asked for its log.
 */
export function createLateHeaders(
  log: RecordingLog,
  interner: HeaderInterner,
  readHar: () => Promise<unknown>,
): (record: EntryRecord) => void {
  let waiting: EntryRecord[] = [];
  let isScheduled = false;
  /** Whose last preflight stopped its request. */
  const stopped = new Set<string>();
  /** That were read again in vain: a request that its preflight stopped by more than its status or its origin. */
  const fruitless = new Set<string>();

  const isHopeful = (record: EntryRecord): boolean =>
    record.status > 0 || isSent(record) || !(stopped.has(record.url) || fruitless.has(record.url));

  const readAgain = async (): Promise<void> => {
    const records = waiting.filter(isHopeful);
    waiting = [];
    if (records.length === 0) return;
    const { betterReading } = await import('./better-reading.ts');
    const entries = listOf(property(await readHar(), 'entries'));
    for (const record of records) {
      const better = betterReading(record, entries, interner);
      if (better !== null) log.update(record, better);
      else if (record.status === 0) addTo(fruitless, record.url);
    }
  };

  const schedule = (): void => {
    if (isScheduled || waiting.length === 0) return;
    isScheduled = true;
    const rest = (): void => {
      isScheduled = false;
      schedule();
    };
    // Where the log cannot be read, the entries stay as they are.
    const pause = (): unknown => setTimeout(rest, REREAD_INTERVAL);
    setTimeout(() => readAgain().then(pause, pause), REREAD_DELAY);
  };

  return (record) => {
    if (record.resourceType === 'preflight') {
      if (looksPassed(record)) stopped.delete(record.url);
      else addTo(stopped, record.url);
    } else if (mayLackHeaders(record) && waiting.length < MAX_WAITING) {
      waiting.push(record);
      schedule();
    }
  };
}

function addTo(urls: Set<string>, url: string): void {
  if (urls.size >= MAX_URLS) urls.clear();
  urls.add(url);
}

/** A guess that needs no rule of CORS: the status is one of success, and some origin is allowed. */
const looksPassed = ({ status, responseHeaders }: EntryRecord): boolean =>
  status >= 200 &&
  status < 300 &&
  responseHeaders.some(({ name }) => /^access-control-allow-origin$/i.test(name));

/**
 * Chromium named an error but no response, or a response to a request of which it only knows the headers from before it was sent. A request
 * that its preflight stopped looks like the first, but was never sent: those are told apart when the preflight is known.
 */
const mayLackHeaders = (record: EntryRecord): boolean =>
  record.status === 0
    ? record.error === 'net::ERR_FAILED'
    : /^(?:fetch|xhr)$/.test(record.resourceType) && !isSent(record);

/** The network stack adds `Accept-Encoding` to everything it sends. */
const isSent = ({ requestHeaders }: EntryRecord): boolean =>
  requestHeaders.some(({ name }) => /^accept-encoding$/i.test(name));
