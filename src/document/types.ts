/**
 * The documents of `cors-lens explain --json`, `decode --json` and `check --json`, which scripts rely on. Complete by themselves: the types of
 * the package are these. Every field is always there.
 */

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** blocked: by CORS · allowed · failed: not by CORS · opaque: `no-cors` · same-origin · unknown: the recording does not tell. */
export type VerdictName = 'blocked' | 'allowed' | 'failed' | 'opaque' | 'same-origin' | 'unknown';

export type PhaseName = 'request' | 'preflight' | 'redirect' | 'response';

export type ConfidenceName = 'certain' | 'likely' | 'possible';

/** Why a server answered so. */
export interface CauseDocument {
  readonly id: string;
  readonly confidence: ConfidenceName;
  readonly summary: string;
}

export interface WarningDocument {
  readonly id: string;
  readonly summary: string;
}

/** One request and its answer. `status` 0: there was none. */
export interface HopDocument {
  readonly kind: 'preflight' | 'redirect' | 'response';
  readonly method: string;
  readonly url: string;
  readonly status: number;
}

/** Everything that one hop must change. */
export interface NeededDocument {
  readonly kind: 'preflight' | 'redirect' | 'response';
  readonly url: string;
  /** false: this hop was never sent; `set` is what it will have to carry. */
  readonly seen: boolean;
  /** null: the status may stay. */
  readonly status: number | null;
  readonly set: Readonly<Record<string, string>>;
  /** Names of headers whose extra lines must go. */
  readonly remove: readonly string[];
}

/** Who answered, by the id of a target. */
export interface ServerDocument {
  readonly target: string;
  readonly confidence: ConfidenceName;
  readonly evidence: string;
}

/** What a server should allow. */
export interface PolicyDocument {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly credentials: boolean;
  /** Seconds. */
  readonly maxAge: number;
}

/** What the answer would be under the other credentials mode. */
export interface AlternativeDocument {
  readonly assuming: 'credentials' | 'no-credentials';
  readonly phase: PhaseName;
  readonly corsError: string;
  readonly failedParameter: string;
  readonly consoleMessage: string | null;
}

/** One request that a page made, with its preflights and redirects. */
export interface ExchangeDocument {
  readonly url: string;
  readonly method: string;
  /** `null` (the string) for opaque origins; null when unknown. */
  readonly origin: string | null;
  readonly initiator: string | null;
  /** null where the recording has no time. */
  readonly startedDateTime: string | null;
  readonly browser: EngineName;
  readonly verdict: VerdictName;
  /** null unless blocked. */
  readonly phase: PhaseName | null;
  /** A name of the Chrome DevTools Protocol's `Network.CorsError`; null unless blocked. */
  readonly corsError: string | null;
  readonly failedParameter: string;
  /** Byte for byte what this browser prints; null when it prints none. */
  readonly consoleMessage: string | null;
  readonly assuming: 'credentials' | 'no-credentials';
  readonly assumptionMatters: boolean;
  readonly alternatives: readonly AlternativeDocument[];
  readonly hops: readonly HopDocument[];
  readonly needed: readonly NeededDocument[];
  readonly neededFor: 'credentials' | 'no-credentials';
  /** null when nothing tells. */
  readonly server: ServerDocument | null;
  /** Why no response header can make it pass, else null. */
  readonly unfixable: string | null;
  /** null when there is nothing to grant. */
  readonly policy: PolicyDocument | null;
  /** Best first. */
  readonly causes: readonly CauseDocument[];
  readonly warnings: readonly WarningDocument[];
  readonly summary: string;
}

/** What of a kind a server let in, and what it kept out. */
export interface LetsDocument {
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

/** One of the answers that show a finding. */
export interface EvidenceDocument {
  readonly method: string;
  readonly url: string;
  /** The `Origin` that was sent. */
  readonly origin: string;
  readonly allowOrigin: string | null;
  readonly allowCredentials: boolean;
}

/** What an API does that it should not. */
export interface FindingDocument {
  readonly id: string;
  /** risk: somebody can read or do what they should not · note: it costs time, or breaks under a cache. */
  readonly level: 'risk' | 'note';
  readonly confidence: 'certain' | 'possible';
  readonly summary: string;
  readonly fix: string;
  /** How many answers show it: two at least. */
  readonly observations: number;
  /** Some of them. */
  readonly evidence: readonly EvidenceDocument[];
}

/** Preflights that would not have been sent. */
export interface SavingDocument {
  /** Seconds: the longest that the engine keeps an answer. */
  readonly maxAge: number;
  readonly count: number;
  readonly milliseconds: number;
}

/** What preflights cost. */
export interface PreflightsDocument {
  readonly count: number;
  /** What requests waited for them, all together. */
  readonly milliseconds: number;
  /** How long any was under way. */
  readonly elapsedMilliseconds: number;
  /** What `Access-Control-Max-Age` would save. */
  readonly saved: Readonly<Record<EngineName, SavingDocument>>;
}

/** What the answers of one server to pages of other origins show, as a whole. */
export interface ServerAuditDocument {
  /** Its origin. */
  readonly server: string;
  readonly origins: LetsDocument;
  /** Of origins that were let in, as are `headers`. */
  readonly methods: LetsDocument;
  readonly headers: LetsDocument;
  readonly findings: readonly FindingDocument[];
  /** null where cors-lens asked itself: no page waited. */
  readonly preflights: PreflightsDocument | null;
}

export interface ExplainDocument {
  readonly version: 1;
  readonly exchanges: readonly ExchangeDocument[];
  /** Of each recording its own. */
  readonly servers: readonly ServerAuditDocument[];
}

/** One message found in a pasted text. */
export interface MessageDocument {
  readonly engine: EngineName | 'unknown';
  readonly isCors: boolean;
  readonly topic: string;
  readonly corsError: string | null;
  /** What the same words may stand for too. */
  readonly alsoPossible: readonly string[];
  readonly phase: PhaseName | null;
  readonly url: string | null;
  readonly origin: string | null;
  readonly redirectedFrom: string | null;
  readonly redirectLocation: string | null;
  readonly failedParameter: string | null;
  readonly statusCode: number | null;
  readonly method: string | null;
  readonly browserCode: string | null;
  readonly causes: readonly CauseDocument[];
  readonly summary: string;
}

export interface DecodeDocument {
  readonly messages: readonly MessageDocument[];
  /** Only where headers were pasted. */
  readonly exchanges?: readonly ExchangeDocument[];
}

/** What one engine makes of an answer. */
export interface EngineVerdictDocument {
  readonly verdict: VerdictName;
  readonly phase: PhaseName | null;
  readonly corsError: string | null;
  readonly failedParameter: string;
  readonly consoleMessage: string | null;
}

/** What one page would get from a live server. */
export interface CheckDocument extends Pick<
  ExchangeDocument,
  'hops' | 'needed' | 'unfixable' | 'causes' | 'server' | 'policy' | 'summary' | 'url' | 'method'
> {
  readonly origin: string;
  readonly credentials: boolean;
  readonly verdicts: Readonly<Record<EngineName, EngineVerdictDocument>>;
  /** `preflight`: the request itself was not sent, since its preflight was refused or it may change something. */
  readonly sent: 'request' | 'preflight';
}

export interface ChecksDocument {
  readonly version: 1;
  readonly checks: readonly CheckDocument[];
  readonly servers: readonly ServerAuditDocument[];
}

/** A server that a configuration can be written for. */
export interface TargetDocument {
  readonly id: string;
  readonly name: string;
  readonly language: string;
}

/** A configuration, as it is pasted. */
export interface ConfigurationDocument {
  readonly code: string;
  readonly language: string;
  readonly place: string;
  readonly documentation: string;
  readonly notes: readonly string[];
}
