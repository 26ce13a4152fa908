import type { EntryRecord } from '../exchange/entry-record.ts';
import type { EpochMilliseconds, Milliseconds } from '../exchange/units.ts';
import type { RecordingLog } from './log.ts';

/**
 * How long the document's entry is waited for after a navigation. Measured in Firefox: 40 to 160 ms. A page that comes back from the
 * back/forward cache has none.
 */
export const DOCUMENT_WAIT: Milliseconds = 2_000;

/** How long after the first requests of a new page Firefox tells of the navigation. Measured: up to 91 ms. */
const TELLING_LAG: Milliseconds = 150;

/** Finds out where one page's requests end and the next one's begin. */
export interface NavigationTracker {
  readonly navigated: (url: string) => void;
  /** Looks at a record before it is kept; false: it belongs to a page that is gone from the log. */
  readonly admits: (record: EntryRecord) => boolean;
}

interface Pending {
  readonly url: string;
  readonly at: EpochMilliseconds;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * `onNavigated` alone does not tell: it comes after the first requests of the new page have started, the old page may still be sending, and
 * in Chromium it also comes for `history.pushState`. Chromium numbers its pages in `pageref`, and a request with a new number is the proof.
 * Firefox numbers nothing; there the entry of the document tells when the new page began.
 */
export function createNavigationTracker(log: RecordingLog): NavigationTracker {
  let pending: Pending | null = null;
  /** The page in the log: Chromium's number, 0 before the first and where pages have none. */
  let page = 0;
  /** Firefox, when it is busy, tells of a document 100 to 250 ms before it tells of the navigation: the last one, until then. */
  let early: EntryRecord | null = null;
  /** When it began. */
  let begin: EpochMilliseconds = 0;

  /** Where it was loaded from. */
  let current = '';
  /** It came back from the back/forward cache, with the number of the page that it took the place of. */
  let isBack = false;

  const belongs = (record: EntryRecord): boolean => {
    const number = pageOf(record);
    // Where the clock was set back, what comes now began before the page did.
    return number === 0 || isBack ? record.startedAt >= begin || Date.now() < begin : number === page;
  };

  const start = (url: string, at: EpochMilliseconds): void => {
    clearTimeout(pending?.timer);
    pending = null;
    early = null;
    begin = at;
    current = url;
    log.navigate(url, at, belongs);
  };

  /** Starts a page where `record` is the first of it; true for the document itself, which began before the page did. */
  const observe = (record: EntryRecord): boolean => {
    const { url, startedAt } = record;
    const number = pageOf(record);
    if (number > page) {
      const isFirst = page === 0;
      page = number;
      isBack = false;
      // Otherwise DevTools was opened on a page that had begun before, or with it.
      if (!isFirst || pending !== null) {
        start(pending?.url ?? url, Math.min(startedAt, pending?.at ?? startedAt));
        return false;
      }
    }
    // Both browsers send it with documents alone.
    if (page === 0 && record.requestHeaders.some(({ name }) => /^upgrade-insecure-requests$/i.test(name)))
      early = record;
    const isAwaited = page === 0 && pending !== null && isSameDocument(url, pending.url);
    // Whoever hears of a document was not too late, even if the navigation was not heard of.
    if (!isAwaited && !(log.state().openedLate && record.resourceType === 'document')) return false;
    const committed = Math.min(startedAt + record.duration, (pending?.at ?? 0) - TELLING_LAG);
    start(url, Math.max(startedAt, committed));
    return true;
  };

  return {
    navigated(url) {
      clearTimeout(pending?.timer);
      const at = Date.now();
      if (
        early !== null &&
        isSameDocument(early.url, url) &&
        at - early.startedAt - early.duration < DOCUMENT_WAIT
      )
        return start(url, early.startedAt);
      const timer = setTimeout(() => {
        pending = null;
        // Where pages have numbers, nothing was loaded: the history changed, or a page came back. No change leads to another origin.
        if (page !== 0 && isSameOrigin(url, current || url)) return;
        isBack = page !== 0;
        start(url, at - TELLING_LAG);
      }, DOCUMENT_WAIT);
      pending = { url, at, timer };
    },
    admits(record) {
      return observe(record) || belongs(record) || log.state().preserveLog;
    },
  };
}

/** 12 of `page_12`; 0 where pages have no numbers. */
const pageOf = ({ pageReference }: EntryRecord): number => Number(pageReference.slice('page_'.length)) || 0;

/** Whether two addresses have the same parts before `mark`, as many as `count`. */
const isSame = (one: string, other: string, mark: string, count: number): boolean =>
  String(one.split(mark, count)) === String(other.split(mark, count));

const isSameDocument = (one: string, other: string): boolean => isSame(one, other, '#', 1);

const isSameOrigin = (one: string, other: string): boolean => isSame(one, other, '/', 3);
