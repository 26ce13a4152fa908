import type { EngineName, ExchangeDocument } from '../document/types.ts';

/**
 * A request that CORS stopped. The fields are those of `cors-lens explain --json`, and exact: secrets are left out of what the assertion
 * prints and attaches, not here.
 */
export interface CorsFailure extends Pick<
  ExchangeDocument,
  'phase' | 'failedParameter' | 'hops' | 'needed' | 'unfixable' | 'policy' | 'causes' | 'server' | 'summary'
> {
  readonly engine: EngineName;
  /** A name of the Chrome DevTools Protocol's `Network.CorsError`; null where the browser's line does not tell which check failed. */
  readonly corsError: string | null;
  /** null where the browser's line does not tell it, as the next two. */
  readonly url: string | null;
  readonly origin: string | null;
  readonly method: string | null;
  /** The browser's own line; null where it printed none. */
  readonly consoleMessage: string | null;
  /**
   * How it is known. `protocol`: the browser's own verdict, with the headers. `console`: its line alone, so that `needed` is empty.
   * `asked-again`: Playwright had answered the preflight itself, so that it was asked of the server once more.
   */
  readonly seenBy: 'protocol' | 'console' | 'asked-again';
}

/** A request that passed only because Playwright answered its preflight, and whose server could not be asked. */
export interface HiddenPreflight {
  readonly url: string;
  readonly method: string;
  /** Why the server could not be asked. */
  readonly reason: string;
}

/** What a page, its frames, workers and popups had to do with CORS since `watchCors`. */
export interface CorsWatch {
  /** Every request that CORS stopped so far, in the order in which they were made. */
  failures(): CorsFailure[];
  /** Requests of which nobody can say whether they would pass, because `page.route` made Playwright answer their preflights itself. */
  hiddenPreflights(): HiddenPreflight[];
}

export interface CorsExpectation {
  /** How long to wait for requests under way, in milliseconds. Default: the timeout of `expect`. */
  readonly timeout?: number;
  /** Failures that are meant to be. */
  readonly except?: (failure: CorsFailure) => boolean;
  /** Default `fail`: what cannot be known is no pass. */
  readonly hiddenPreflights?: 'fail' | 'ignore';
}
