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

  const pageOf = (reference: string): Page => {
    const known = pages.get(reference);
    if (known !== undefined) return known;
    const [oldest] = pages.keys();
    if (pages.size >= MAX_PAGES && oldest !== undefined) pages.delete(oldest);
    const page: Page = { document: null, askedBy: null };
    pages.set(reference, page);
    return page;
  };

  return {
    observe(record) {
      const document = documentOf(record);
      if (document !== null) insertByTime(documents, document);
      if (record.pageReference === '') return;
      const page = pageOf(record.pageReference);
      // Frames come later than the page that they are in.
      if (document !== null && (page.document === null || document.startedAt < page.document.startedAt))
        page.document = document;
      const asked = document === null ? originOfRequest(record, null) : null;
      if (asked === null || asked === OPAQUE_ORIGIN) return;
      page.askedBy = page.askedBy === null || page.askedBy === asked ? asked : 'several';
    },
    originOfPage({ pageReference, pageUrl, startedAt }) {
      const page = pages.get(pageReference);
      const told = page?.document?.origin ?? httpOriginOf(pageUrl);
      if (told !== null) return told;
      if (page !== undefined && page.askedBy !== null && page.askedBy !== 'several') return page.askedBy;
      return documents.findLast((document) => document.startedAt <= startedAt)?.origin ?? null;
    },
  };
}

/** The document that an entry brought; null for other entries, redirects and failures. */
function documentOf(record: EntryRecord): Document | null {
  const { kind, status, url, startedAt } = record;
  if (kind !== 'response' || status === 0) return null;
  if (modeOfRequest([{ record, preflighted: false }]) !== 'navigate' || isFrame(record)) return null;
  const origin = httpOriginOf(url);
  return origin === null ? null : { startedAt, origin };
}

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
