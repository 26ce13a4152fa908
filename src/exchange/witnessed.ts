import type { CallSite } from './call-site.ts';

/** How a script asked, as it was watched doing so. Its own words: where the log proves something else, that counts. */
export interface Asked {
  /** https://fetch.spec.whatwg.org/#concept-request-credentials-mode */
  readonly credentials: 'omit' | 'same-origin' | 'include';
  /** null: what asked has no choice, or none that was seen. */
  readonly mode: 'cors' | 'no-cors' | 'same-origin' | null;
  readonly redirect: 'follow' | 'error' | 'manual';
  /** Whether the answer had to have a digest. */
  readonly integrity: boolean;
  readonly callSite: CallSite | null;
}

/** What the page itself saw of a request, which no recording holds. */
export interface Witnessed {
  /** null unless its asking was watched. */
  readonly asked: Asked | null;
  /** Whether its answer passed, by the page's resource timing; null where that was not read or does not tell. */
  readonly passed: boolean | null;
}
