import type { ContextName, RequestSpec } from '../spec.ts';

/** One request as the page gets it: the spec with its real URL. */
export interface PageRequest extends RequestSpec {
  readonly url: string;
}

/** One case as the page gets it. */
export interface PageCase {
  readonly index: number;
  readonly order: 'sequence' | 'parallel';
  readonly requests: readonly PageRequest[];
}

/** What the page saw of one request: `ok`, `failed`, `threw` (never sent), or `unknown` where no event tells. */
export type PageOutcome = 'ok' | 'failed' | 'threw' | 'unknown';

/** A request handed to another context, and its answer. */
export interface ContextCall {
  readonly call: number;
  readonly request: PageRequest;
}
export interface ContextAnswer {
  readonly call: number;
  readonly outcome: PageOutcome;
}

/** Contexts that live in a document or worker of their own. */
export type RemoteContext = Exclude<ContextName, 'page'>;
