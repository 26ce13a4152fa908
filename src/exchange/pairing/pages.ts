import { OPAQUE_ORIGIN, originOf, type SerializedOrigin } from '../../cors/origin.ts';
import type { EntryRecord } from '../entry-record.ts';
import { originOfRequest } from '../request-facts.ts';
import { modeOfRequest } from '../request-mode.ts';
import type { EpochMilliseconds } from '../units.ts';

/**
 * Whose page a request likely was, where it does not say so itself: one that was stopped before the network has no `Origin`, and no `Referer`
 * where a policy forbids it or a page over https asks over http.
 */
export interface Pages {
  readonly observe: (record: EntryRecord) => void;
  /** The origin of the page that the request likely belongs to; null when nothing tells. */
  readonly originOfPage: (record: EntryRecord) => SerializedOrigin | null;
}

/** Pages, and documents, that are remembered: the oldest go. */
const MAX_PAGES = 1_000;

/** What is known of one page of a recording. */
interface Page {
  document: Document | null;
  /** The origin that its requests name; `several` when they name more than one. */
  askedBy: SerializedOrigin | 'several' | null;
}

interface Document {
  readonly startedAt: EpochMilliseconds;
  readonly origin: SerializedOrigin;
}

/** Makes pages that nothing is known of yet. */
export function createPages(): Pages {
  const pages = new Map<string, Page>();
  /** Of recordings that do not number pages, in the order of time. */
  const documents: Document[] = [];
  /** Origins of documents in frames. */
  const frames = new Set<SerializedOrigin>();

  const pageOf = (reference: string): Page => {
    const known = pages.get(reference);
    if (known !== undefined) return known;
    const [oldest] = pages.keys();
    if (pages.size >= MAX_PAGES && oldest !== undefined) pages.delete(oldest);
    const page: Page = { document: null, askedBy: null };
    pages.set(reference, page);
    return page;
  };

  const likelyPage = ({ pageReference, pageUrl, startedAt }: EntryRecord): SerializedOrigin | null => {
    const page = pages.get(pageReference);
    const told = page?.document?.origin ?? httpOriginOf(pageUrl);
    if (told !== null) return told;
    if (page !== undefined && page.askedBy !== null && page.askedBy !== 'several') return page.askedBy;
    return documents.findLast((document) => document.startedAt <= startedAt)?.origin ?? null;
  };

  /** A script of a frame's own server asked: it runs in that frame, or the page has loaded it, too. */
  const mayBeOfFrame = ({ initiator }: EntryRecord, page: SerializedOrigin): boolean => {
    const script = originOf(initiator?.callSite?.url ?? '');
    return script !== null && script !== page && frames.has(script);
  };

  return {
    observe(record) {
      const page = record.pageReference === '' ? null : pageOf(record.pageReference);
      const document = documentOf(record);
      if (document !== null && isOfFrame(record, document, page)) {
        if (frames.size >= MAX_PAGES) frames.clear();
        frames.add(document.origin);
      } else if (document !== null) {
        insertByTime(documents, document);
        if (page !== null) page.document = document;
      }
      const asked = document === null ? originOfRequest(record, null) : null;
      if (page === null || asked === null || asked === OPAQUE_ORIGIN) return;
      page.askedBy = page.askedBy === null || page.askedBy === asked ? asked : 'several';
    },
    originOfPage(record) {
      const page = likelyPage(record);
      return page !== null && mayBeOfFrame(record, page) ? null : page;
    },
  };
}

/** The document that an entry brought, of a page or of a frame; null for other entries, redirects and failures. */
function documentOf(record: EntryRecord): Document | null {
  if (!isDocument(record)) return null;
  const origin = httpOriginOf(record.url);
  return origin === null ? null : { startedAt: record.startedAt, origin };
}

/** Over plain http no browser sends what it is for: frames come later than the page that they are in. */
const isOfFrame = (record: EntryRecord, document: Document, page: Page | null): boolean =>
  isFrame(record) ||
  (page !== null && page.document !== null && page.document.startedAt < document.startedAt);

const isDocument = (record: EntryRecord): boolean =>
  record.kind === 'response' &&
  record.status !== 0 &&
  modeOfRequest([{ record, preflighted: false }]) === 'navigate';

const isFrame = ({ requestHeaders }: EntryRecord): boolean =>
  requestHeaders.some(({ name, value }) => /^sec-fetch-dest$/i.test(name) && /^i?frame$/.test(value));

function httpOriginOf(url: string): SerializedOrigin | null {
  const origin = originOf(url);
  return origin === OPAQUE_ORIGIN ? null : origin;
}

function insertByTime(documents: Document[], document: Document): void {
  const after = documents.findLastIndex(({ startedAt }) => startedAt <= document.startedAt);
  documents.splice(after + 1, 0, document);
  if (documents.length > MAX_PAGES) documents.shift();
}
