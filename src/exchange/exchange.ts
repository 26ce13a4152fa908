import type { Browser } from '../cors/engine.ts';
import type { HeaderList } from '../cors/header-list.ts';
import type { SerializedOrigin } from '../cors/origin.ts';
import type { CallSite } from './call-site.ts';
import type { HopKind, RequestBody } from './entry-record.ts';
import type { Refusal } from './refusal.ts';
import type { EpochMilliseconds, Milliseconds } from './units.ts';
import type { Witnessed } from './witnessed.ts';

/** Unique within one log; stays the same while late entries complete the exchange. */
export type ExchangeId = number;

/** What asked for the resource. `other` is known to be none of these; null in an Exchange means that nothing tells. */
export type InitiatorKind =
  | 'fetch'
  | 'xhr'
  | 'script'
  | 'font'
  | 'image'
  | 'media'
  | 'track'
  | 'stylesheet'
  | 'eventsource'
  | 'beacon'
  | 'preload'
  | 'prefetch'
  | 'manifest'
  | 'document'
  | 'websocket'
  | 'other';

/** https://fetch.spec.whatwg.org/#concept-request-mode */
export type RequestMode = 'cors' | 'no-cors' | 'same-origin' | 'navigate' | 'websocket';

/** One request and its response. */
export interface Hop {
  readonly kind: HopKind;
  readonly method: string;
  readonly url: string;
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
  readonly startedAt: EpochMilliseconds;
  readonly duration: Milliseconds;
  readonly serverAddress: string;
  readonly fromServiceWorker: boolean;
  /** Whether the recorder saw no byte of the response's body, whatever its `Content-Length` says. */
  readonly emptyBody: boolean;
  /** Why the server says in the body of its answer that it refused, where a file or `check` has that body. */
  readonly refusal?: Refusal;
  /** False: Firefox says that the request never left the browser. Chromium does not tell: true. */
  readonly sent: boolean;
  /** The browser never delivered this hop: it was reconstructed (Firefox drops the request whose preflight failed). */
  readonly synthesized: boolean;
}

/**
 * What the browser itself did with the request. `failed`: it told the page that the request failed, for whatever reason.
 * `unknown`: this browser does not say (Firefox), so that the outcome has to be computed. `unrecorded`: the recording has a preflight that can
 * pass, and not the request behind it, where only Firefox tells by this that the request was kept back; or, of a proxy, a redirect and not
 * where it led.
 */
export type Outcome = 'succeeded' | 'failed' | 'unknown' | 'unrecorded';

/** The earlier preflight that answered for this exchange from the preflight cache. */
export interface CachedPreflight {
  readonly exchangeId: ExchangeId;
  readonly hop: Hop;
}

/** One request the page made, with its preflights and redirect hops. The differences between browsers end here. */
export interface Exchange {
  readonly id: ExchangeId;
  readonly browser: Browser;
  /** What the page asked for: the URL and method of the first hop that is no preflight. */
  readonly url: string;
  readonly method: string;
  /** The origin that asked, `null` (the string) for opaque ones; null when nothing tells. */
  readonly origin: SerializedOrigin | null;
  readonly initiator: InitiatorKind | null;
  readonly callSite: CallSite | null;
  readonly mode: RequestMode | null;
  readonly startedAt: EpochMilliseconds;
  /** In the order in which they happened; a preflight stands before the hop that it is for. Never empty. */
  readonly hops: readonly Hop[];
  readonly outcome: Outcome;
  readonly cachedPreflight: CachedPreflight | null;
  /** What the page itself saw of it; null where it was not asked. */
  readonly witnessed: Witnessed | null;
}
