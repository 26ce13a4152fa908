import type { Exchange } from '../exchange/exchange.ts';
import type { Policy } from './policy.ts';

/** What a snippet is written in; picks the highlighter's rules and the fence of the Markdown report. */
export type Language = 'http' | 'js' | 'ts' | 'python' | 'nginx' | 'csharp';

/** How sure the detection of a server is. */
export type Confidence = 'certain' | 'likely' | 'possible';

/** Who answered, and the header that betrays it. */
export interface Detection {
  readonly target: string;
  readonly confidence: Confidence;
  /** As the user can find it among the raw headers: `X-Powered-By: Express`. */
  readonly evidence: string;
}

/** A configuration as it is pasted. */
export interface Snippet {
  readonly language: Language;
  readonly code: string;
  /** Where it belongs: a file, or the place in one. */
  readonly place: string;
  /** Traps of this server that apply here, as sentences; code stands between backticks. */
  readonly notes: readonly string[];
}

/** A server that a configuration is written for. One file in targets/ each. */
export interface Target {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  /** The documentation's address. */
  readonly documentation: string;
  /** What in the responses gives this server away; null when nothing does. */
  readonly detect: (exchange: Exchange) => Omit<Detection, 'target'> | null;
  /** The configuration that grants `policy` and nothing more. `exchange` picks the notes that apply; null: all of them. */
  readonly write: (policy: Policy, exchange: Exchange | null) => Snippet;
}
