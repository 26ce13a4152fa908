import type { RichText } from '../rich-text.ts';
import type { BlockedFacts } from './facts.ts';

/** What is said about one code of `CorsError`, beside the few words of a list row. */
export interface BlockedExplanation {
  /** One sentence with the user's own values. */
  readonly headline: (facts: BlockedFacts) => RichText;
  /** The rule that was broken, in one to three sentences. */
  readonly rule: (facts: BlockedFacts) => RichText;
}
