import type { HeaderList } from '../cors/header-list.ts';
import type { CallSite } from './call-site.ts';
import type { Refusal } from './refusal.ts';
import type { EpochMilliseconds, Milliseconds } from './units.ts';
import type { Witnessed } from './witnessed.ts';

/** The request body as far as a cURL line needs it. */
export interface RequestBody {
  readonly mimeType: string;
  /** At most MAX_BODY_LENGTH characters. */
  readonly text: string;
  readonly truncated: boolean;
}

/** Chromium's `_initiator`, reduced to what a diagnosis uses. */
export interface EntryInitiator {
  /** `script`, `parser`, `preflight`, `preload`, `other` … */
  readonly type: string;
  /** For a preflight: the URL of the request that it is for. */
  readonly url: string;
  /** For a preflight: CDP's request id of the request that it is for, unique per page. */
  readonly requestId: string;
  readonly callSite: CallSite | null;
}

/** What an entry is by itself. `redirect` is a hop of the actual request that was answered with a redirect. */
export type HopKind = 'preflight' | 'redirect' | 'response';

/**
 * One HAR entry of either browser, reduced to what a diagnosis needs (about 0.6 KB where the raw entry weighs 7 KB). Made once, at the
 * border, from `unknown`; everything behind it trusts these types. All text is the page's or the server's: hostile. It serves as the `Hop` of
 * an exchange as it is: a copy of each was a tenth of what pairing takes.
 */
export interface EntryRecord {
  readonly kind: HopKind;
  readonly url: string;
  readonly method: string;
  readonly startedAt: EpochMilliseconds;
  readonly duration: Milliseconds;
  readonly requestHeaders: HeaderList;
  readonly body: RequestBody | null;
  /** 0: no response, or none that the browser showed. */
  readonly status: number;
  readonly statusText: string;
  readonly responseHeaders: HeaderList;
  /** The `Location` the browser resolved, '' when the response was no redirect. */
  readonly redirectUrl: string;
  /** `net::ERR_…` in Chromium, '' otherwise. */
  readonly error: string;
  /** Chromium's `_resourceType` (`fetch`, `xhr`, `preflight`, `font` …), '' when unknown. */
  readonly resourceType: string;
  readonly initiator: EntryInitiator | null;
  /** The address the browser connected to, '' when unknown. */
  readonly serverAddress: string;
  readonly fromServiceWorker: boolean;
  /** Whether the recorder saw no byte of the response's body, whatever its `Content-Length` says. */
  readonly emptyBody: boolean;
  /**
   * Why the server says in the body of its answer that it refused. Only where a file or `check` has that body: a browser keeps what it
   * blocked to itself.
   */
  readonly refusal?: Refusal;
  /**
   * False where the recorder measured no time at all: Firefox does so for requests that it kept back (their preflight failed, their port is
   * forbidden) and for those that it answered from memory.
   */
  readonly sent: boolean;
  /** The entry of a file has no response at all, as tools that make requests of a HAR write it: what became of the request is not told. */
  readonly answerRecorded?: false;
  /** Groups the entries of one page load, '' when unknown. */
  readonly pageReference: string;
  /** The address of that page as the recorder gives it beside its entries, '' when it does not. */
  readonly pageUrl: string;
  /** Seen on its way by something that is no browser (a proxy, say): a preflight is over before its request begins. */
  readonly seenOnWire: boolean;
  /** null where the page was not asked. Only the log changes it. */
  witnessed: Witnessed | null;
  /** A browser delivered it. */
  readonly synthesized: false;
}
