import type { Running } from '../servers/support/process.ts';

/** One request of the page. */
interface PageRequest {
  /** At the broken server, with the slash in front. */
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly credentials?: 'include';
  readonly mode?: 'no-cors';
}

/** A real server that has exactly one fault. */
export interface Fault {
  readonly id: string;
  /** What somebody did wrong there. */
  readonly title: string;
  /** The causes that name the fault, the best name first. */
  readonly causes: readonly string[];
  /** Whether other faults leave the same traces, so that the first three causes are all that can be asked for. */
  readonly indistinct?: true;
  /** Whether no answer comes that CORS could judge. */
  readonly unanswered?: true;
  /** Who answers, by the id of its target; null where the answer tells nothing. */
  readonly server: string | null;
  /** What somebody else asked for before, so that a cache in between knows it; the origin of a page, or ''. */
  readonly before?: { readonly path: string; readonly origin: string };
  /** What the page asks for, one after the other. The last one meets the fault; the others are what else is in the log. */
  readonly requests: readonly PageRequest[];
}

/** Where the page and one broken server are. */
export interface Places {
  /** The page's origin. */
  readonly page: string;
  /** An origin of somebody else, with a page at any path and no CORS. */
  readonly elsewhere: string;
}

/** The servers of a group, listening. */
export type RunningFaults = Running & {
  /** The origin at which each fault's server is requested, by the fault's id. */
  readonly origins: ReadonlyMap<string, string>;
};

/** Faults whose servers start together, which is quicker. */
export interface FaultGroup {
  readonly name: string;
  /** Which groups start first: proxies are given ports that the system might give to others meanwhile. */
  readonly phase: 'proxies' | 'applications' | 'nothing';
  readonly faults: readonly Fault[];
  readonly start: (places: Places) => Promise<RunningFaults>;
}

/** A JSON body, and the header that makes it one. */
export const JSON_BODY = {
  headers: { 'Content-Type': 'application/json' },
  body: '{"name":"lamp"}',
} as const;
