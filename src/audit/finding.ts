import type { SerializedOrigin } from '../cors/origin.ts';
import type { RichText } from '../explain/rich-text.ts';
import type { Observation } from './observation.ts';

type FindingId =
  | 'any-origin'
  | 'null-origin'
  | 'look-alike'
  | 'insecure-origin'
  | 'wildcard-with-authorization'
  | 'vary-missing'
  | 'preflight-not-cached';

/** What an API does that it should not, shown by at least two of its answers. */
export interface Finding {
  readonly id: FindingId;
  /** risk: somebody can read or do what they should not · note: it costs time, or breaks under a cache. */
  readonly level: 'risk' | 'note';
  /** certain: no list of origins answers so · possible: a list may be meant. */
  readonly confidence: 'certain' | 'possible';
  /** The answers that show it, two at least. */
  readonly seen: readonly [Observation, Observation, ...Observation[]];
}

/** A finding in words. */
export interface FindingText {
  /** One sentence, with the user's own values. */
  readonly title: RichText;
  /** What can come of it. */
  readonly detail: RichText;
  readonly fix: RichText;
}

/** One kind of finding: how it is recognised, and what is said about it. */
export interface FindingKind {
  readonly id: FindingId;
  readonly find: (answers: readonly Observation[], server: SerializedOrigin) => Finding | null;
  readonly text: (finding: Finding, server: SerializedOrigin) => FindingText;
}

/** Two observations for every claim: null where there are fewer. */
export function seenTwice(seen: readonly Observation[]): Finding['seen'] | null {
  const [first, second, ...others] = seen;
  return first === undefined || second === undefined ? null : [first, second, ...others];
}

/** The origins that asked, each once. */
export const askers = (seen: readonly Observation[]): readonly SerializedOrigin[] => [
  ...new Set(seen.map(({ origin }) => origin)),
];
