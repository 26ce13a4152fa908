/** Where in the page's own code a request was made. Line and column count from 1. */
export interface CallSite {
  readonly url: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string;
  /** The file of the library that made the call for it; '' where the page's own code did. Shared by all requests through it. */
  readonly through: string;
}
