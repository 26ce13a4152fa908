import type { Browser } from '../../cors/engine.ts';
import { getHeader } from '../../cors/header-list.ts';
import { isHttp } from '../../cors/origin.ts';
import type { EntryRecord } from '../entry-record.ts';
import { refusalOf } from '../refusal.ts';
import { createDuplicates } from './duplicates.ts';
import { createHeaderInterner } from './header-interner.ts';
import { failureName } from './failure-name.ts';
import { withStatus } from './lost-status.ts';
import { ofItsTime } from './former-rules.ts';
import { headerLinesOf, requestHeaderLinesOf } from './header-lines.ts';
import { type HarFault, isHarFault, parseHar } from './parse-har.ts';
import { pagesOf } from './pages-of.ts';
import { type DroppedEntry, isDropped, readEntry } from './read-entry.ts';
import { browserOf, ENTRIES_ASKED, isSeenOnWire } from './record-browser.ts';
import { openHar } from './recover-har.ts';
import { readWitnessed } from './read-witnessed.ts';
import { requestLineOf } from './request-line.ts';
import { partsOf, property, textOf } from './unknown.ts';
import { createClock } from './untimed.ts';

/** What a recording is beside its entries. */
export interface Recording {
  /** Who made the requests: it decides the order of checks and their wording. */
  readonly browser: Browser;
  /** Entries that could not be read. */
  readonly unreadable: number;
  /** The text is damaged or breaks off: what is whole was read. */
  readonly isDamaged: boolean;
}

/**
 * Hears each entry as it is read: the record, null for an entry that is none, and which one it was of how many (∞ while nobody knows).
 */
export type OnEntry = (record: EntryRecord | null, index: number, count: number) => void;

/** Tells what was read from the reason why there is nothing. */
export const isFault = <Reading extends object>(reading: Reading | HarFault): reading is HarFault =>
  typeof reading === 'string';

/** Reads the text of a HAR: the one way through a file, whoever opens it. Never throws but for lack of memory. */
export function readHar(text: string, onEntry: OnEntry): Recording | HarFault {
  const parsed = parseHar(text);
  if (isHarFault(parsed)) return parsed;
  const { log, entries, isDamaged } = parsed;
  const reading = createReading(log, onEntry);
  for (const entry of entries) reading.take(entry, entries.length);
  return reading.recording(isDamaged);
}

/** A HAR that is read while its text comes: of it no more is held than what was read. */
export interface HarStream {
  /** Reads on. What comes behind the entries is not looked at. */
  readonly add: (piece: string) => void;
  /** The text is over. */
  readonly end: () => Recording;
}

/** Opens a HAR that is too long to be read as one text, by its `beginning`. That must hold the first of its entries. */
export function openHarStream(beginning: string, onEntry: OnEntry): HarStream | HarFault {
  const har = openHar(beginning);
  if (har === null) return /^\s*[[{]/.test(beginning) ? 'no-entries' : 'not-json';
  const { head, scanner, rest } = har;
  const reading = createReading(property(head, 'log') ?? head, onEntry);
  const add = (piece: string): void => {
    for (const entry of scanner.read(piece)) reading.take(entry, Number.POSITIVE_INFINITY);
  };
  add(rest);
  return { add, end: () => reading.recording(!scanner.isOver || scanner.damaged > 0) };
}

/** What is read of a file, as far as it was read. */
interface FileReading {
  /** `count`: as `OnEntry` hears it. */
  readonly take: (entry: unknown, count: number) => void;
  readonly recording: (isDamaged: boolean) => Recording;
}

function createReading(log: unknown, onEntry: OnEntry): FileReading {
  const first: EntryRecord[] = [];
  const read = createFileReader(log);
  let unreadable = 0;
  let taken = 0;
  return {
    take: (entry, count) => {
      const reading = read(entry);
      const record = isDropped(reading) ? null : reading;
      if (isDropped(reading) && !UNMISSED.has(reading.dropped)) unreadable++;
      if (record !== null && first.length < ENTRIES_ASKED) first.push(record);
      onEntry(record, taken++, count);
    },
    recording: (isDamaged) => ({ browser: ofItsTime(browserOf(log, first)), unreadable, isDamaged }),
  };
}

/** Why entries are left out that nobody misses. */
const UNMISSED: ReadonlySet<string> = new Set(['local-url', 'tunnel', 'duplicate']);

type EntryReading = EntryRecord | DroppedEntry | { readonly dropped: 'duplicate' | 'tunnel' };

/** What a proxy was asked for before the requests within it. */
const isTunnel = (entry: unknown): boolean =>
  requestLineOf(partsOf<'request'>(entry).request).method === 'CONNECT';

/**
 * Whether a recorder wrote what became of a request. Fiddler writes an empty answer where there is none; proxies list with a status of 0 and a
 * time of 0 what they know of and never saw sent (ZAP's map of a site, say), and Netlog what another entry tells once more.
 */
function hasAnswer(entry: unknown, { status, error, seenOnWire }: EntryRecord): boolean {
  const { response, time } = partsOf<'response' | 'time'>(entry);
  const told = property(response, 'status');
  if (told === undefined || told === null) return false;
  return !seenOnWire || status > 0 || error !== '' || time !== 0;
}

/** The text of an answer's body; '' where the recorder kept none. */
function bodyOf(entry: unknown): string {
  const { text, encoding } = partsOf<'text' | 'encoding'>(
    property(partsOf<'response'>(entry).response, 'content'),
  );
  return encoding === 'base64' ? '' : textOf(text);
}

function withRefusal(entry: unknown, record: EntryRecord): EntryRecord {
  const refusal = refusalOf(record, bodyOf(entry));
  return refusal === null ? record : { ...record, refusal };
}

function withWitness(entry: unknown, record: EntryRecord): EntryRecord {
  const witnessed = readWitnessed(property(entry, '_witnessed'));
  return witnessed === null ? record : { ...record, witnessed };
}

/**
 * Without CORS every redirect is followed, and fails where it leads to nothing that is fetched over http. Browsers name that failure; what only
 * sees the wire does not. https://fetch.spec.whatwg.org/#concept-http-redirect-fetch
 */
const isRefusedRedirect = ({ redirectUrl, error, seenOnWire, requestHeaders }: EntryRecord): boolean =>
  seenOnWire &&
  redirectUrl !== '' &&
  error === '' &&
  !isHttp(redirectUrl) &&
  getHeader(requestHeaders, 'sec-fetch-mode') === 'no-cors';

const connectionOf = (entry: unknown): string => textOf(partsOf<'connection'>(entry).connection);

/** Reads the entries of one file in their order, each with what the file says beside it. */
function createFileReader(log: unknown): (entry: unknown) => EntryReading {
  const interner = createHeaderInterner();
  const pages = pagesOf(log);
  const clock = createClock();
  const isDuplicate = createDuplicates();
  const seenOnWire = isSeenOnWire(log);
  const around = {
    pageUrl: (reference: string): string => pages.get(reference) ?? '',
    seenOnWire,
    requestLine: requestLineOf,
    headerLines: headerLinesOf,
    requestHeaderLines: requestHeaderLinesOf,
    failureName,
  };
  return (entry) => {
    if (isTunnel(entry)) return { dropped: 'tunnel' };
    const read = readEntry(entry, interner, { ...around, startedAt: clock.next() });
    if (isDropped(read)) return read;
    const reading = withStatus(entry, read);
    clock.observe(reading);
    if (isDuplicate(reading, connectionOf(entry))) return { dropped: 'duplicate' };
    if (isRefusedRedirect(reading)) return { ...reading, error: 'net::ERR_UNSAFE_REDIRECT' };
    if (!hasAnswer(entry, reading)) return { ...reading, answerRecorded: false };
    return withWitness(entry, withRefusal(entry, reading));
  };
}
