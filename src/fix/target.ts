import type { Exchange } from '../exchange/exchange.ts';
import type { Policy } from './policy/policy.ts';
import type { Refusal } from './policy/refusal.ts';
import type { Trait } from './detect/traits.ts';

/** What a snippet is written in; picks the highlighter's rules and the fence of the Markdown report. */
export type Language =
  | 'http'
  | 'js'
  | 'ts'
  | 'python'
  | 'nginx'
  | 'csharp'
  | 'java'
  | 'go'
  | 'rust'
  | 'ruby'
  | 'php'
  | 'json'
  | 'yaml'
  | 'xml'
  | 'properties'
  | 'shell'
  | 'apache'
  | 'caddyfile'
  | 'haproxy'
  | 'lighttpd'
  | 'vcl'
  | 'kotlin'
  | 'elixir';

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
  /** The documentation's address. */
  readonly documentation: string;
  /** Traps of this server that apply here, as sentences; code stands between backticks. */
  readonly notes: readonly string[];
  /** How the server's own log of CORS is switched on, as a line; null where it has none. */
  readonly log: string | null;
  /** What of the policy this server's configuration cannot hold, and why there is no code then; null when it holds all. */
  readonly refusal: Refusal | null;
}

/** A trap of a server: shown when one of `when` is true of the exchange and the policy. */
export interface Note {
  readonly when: readonly Trait[];
  /** One or two sentences of our own, without values of the page; code stands between backticks. */
  readonly text: string;
}

/**
 * Which part of a server a target configures. When two betray themselves in one response, the application is the one that knows its
 * routes; `general` targets are never detected.
 */
export type Layer = 'application' | 'proxy' | 'general';

/** A server that a configuration is written for. One file in targets/ each. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** The id of the target that this is another way for (Express by hand), null for a target of its own. */
  readonly variantOf: string | null;
  readonly layer: Layer;
  readonly language: Language;
  /** Where the configuration belongs. */
  readonly place: string;
  /** The documentation's address. */
  readonly documentation: string;
  /** How its own log of CORS decisions is switched on, in one line; null or left out where it has none. */
  readonly log?: string | null;
  /** What in the responses gives this server away; null when nothing does. */
  readonly detect: (exchange: Exchange) => Omit<Detection, 'target'> | null;
  /** What of `policy` cannot be written for this server without meaning something else; without it, everything can. */
  readonly refuse?: (policy: Policy) => Refusal | null;
  /** The configuration that grants `policy` and nothing more. `exchange` tells the API's address; null when there is none. */
  readonly write: (policy: Policy, exchange: Exchange | null) => string;
  readonly notes: readonly Note[];
}
