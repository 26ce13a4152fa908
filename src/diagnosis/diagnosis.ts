import type { CheckStep } from '../cors/check-result.ts';
import type { CorsError, Phase } from '../cors/cors-error.ts';
import type { Exchange } from '../exchange/exchange.ts';

/**
 * blocked: by CORS · allowed · failed: not by CORS · opaque: no-cors · same-origin · unknown: the log does not hold enough.
 */
export type Verdict = 'blocked' | 'allowed' | 'failed' | 'opaque' | 'same-origin' | 'unknown';

/**
 * Whether the request's credentials mode is taken to be `include`. It cannot be observed, so both are evaluated.
 */
export type CredentialsAssumption = 'credentials' | 'no-credentials';

/** The check that stopped a request. */
export interface Blocking {
  readonly phase: Phase;
  readonly corsError: CorsError;
  /** As CDP's `corsErrorStatus.failedParameter` gives it; '' when there is none. */
  readonly failedParameter: string;
  /** Index into `exchange.hops`; null when the hop never left the browser. */
  readonly hop: number | null;
}

/** What the answer would be under the other credentials mode. */
export interface Alternative extends Blocking {
  readonly assuming: CredentialsAssumption;
}

/** One step of the decision. Steps after the first failure are evaluated too: the console stops there, we do not. */
export interface Check {
  /** Index into `exchange.hops`; null for a hop that was never sent. */
  readonly hop: number | null;
  readonly step: CheckStep;
  /** The method, header name or value that the step looked at. */
  readonly subject: string;
  /** null: passed. */
  readonly corsError: CorsError | null;
}

/** Everything that one hop must change. */
export interface NeededHop {
  readonly kind: 'preflight' | 'redirect' | 'response';
  readonly method: string;
  readonly url: string;
  /** Index into `exchange.hops`; null for a hop that was never sent: `set` is then what it will have to carry. */
  readonly hop: number | null;
  /** The status that is needed, null when the status may stay. */
  readonly status: number | null;
  /** Header names in their canonical case; for a seen hop only what has to change. */
  readonly set: Readonly<Record<string, string>>;
  /** Names of headers whose extra lines must go. */
  readonly remove: readonly string[];
}

/** Why no response header can make the request pass. */
export type Unfixable =
  | 'redirect-contains-credentials'
  | 'scheme-not-http'
  | 'disallowed-by-mode'
  /** `null` is the origin, and credentials rule out `*`: only allowing `null` would do, which allows every sandboxed page there is. */
  | 'opaque-origin-with-credentials'
  /** `null` is the origin: only a server that lets every site in could answer it, which nobody should become because of one page. */
  | 'opaque-origin'
  | 'local-network-access'
  | 'too-many-redirects'
  | 'network-failure';

/** Why the request needed a preflight. https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export type PreflightReason =
  | { readonly kind: 'method'; readonly method: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  | { readonly kind: 'content-type'; readonly value: string }
  | { readonly kind: 'value-too-long'; readonly name: string; readonly length: number }
  | { readonly kind: 'values-too-long-together'; readonly names: readonly string[]; readonly length: number }
  | { readonly kind: 'unsafe-value'; readonly name: string; readonly value: string }
  | { readonly kind: 'upload-listener-or-stream' };

/** A failure that is not CORS. */
export interface NetworkFailure {
  readonly kind:
    | 'refused'
    | 'dns'
    | 'tls'
    | 'timeout'
    | 'reset'
    | 'empty-response'
    | 'offline'
    | 'aborted'
    | 'blocked-by-extension'
    | 'blocked-by-csp'
    | 'mixed-content'
    | 'blocked-by-response-policy'
    | 'blocked-by-orb'
    /** A module script that is no JavaScript, or what `nosniff` keeps out. */
    | 'wrong-type'
    /** A service worker answered with what the page cannot use. */
    | 'service-worker'
    | 'redirect-mode'
    | 'too-many-redirects'
    | 'unsafe-redirect'
    | 'other';
  /** `net::ERR_…` where the browser names it, else ''. */
  readonly error: string;
  /** Index into `exchange.hops`. */
  readonly hop: number;
}

/** Something worth knowing about an exchange, passed or not: data, put into words by explain/. */
export interface Warning {
  readonly id:
    | 'wildcard-covers-authorization'
    | 'wildcard-with-authorization'
    | 'null-allowed'
    | 'insecure-origin-allowed'
    | 'vary-origin-missing'
    | 'preflight-not-cached'
    | 'response-headers-unreadable'
    | 'page-sends-access-control-header'
    | 'status-not-ok'
    /** Told by the rest of a log: see log-warnings.ts. */
    | 'origin-reflected';
  /** The header, value or names that betray it. */
  readonly evidence: readonly string[];
}

/** What was decided about one exchange, and why. Plain data; explain/ puts it into words. */
export interface Diagnosis {
  readonly verdict: Verdict;
  /** null unless blocked. */
  readonly blocking: Blocking | null;
  /** The credentials mode under which `blocking` holds. */
  readonly assuming: CredentialsAssumption;
  /** Whether `blocking` or `needed` would be different under the other credentials mode, and nothing in the traffic rules that mode out. */
  readonly assumptionMatters: boolean;
  readonly alternatives: readonly Alternative[];
  /** null unless failed. */
  readonly failure: NetworkFailure | null;
  /** In the order of the engine; all of them, per hop. */
  readonly checks: readonly Check[];
  readonly needed: readonly NeededHop[];
  /** The credentials mode that `needed` lets through: `assuming`, but for who asked for what lets both through. */
  readonly neededFor: CredentialsAssumption;
  readonly unfixable: Unfixable | null;
  /** Whether the actual request reached the server and may have had effects there. */
  readonly reachedServer: 'yes' | 'no' | 'unknown';
  readonly preflightReasons: readonly PreflightReason[];
  /** Names of response headers that the page's JavaScript cannot read; empty when blocked. */
  readonly unreadableHeaders: readonly string[];
  readonly warnings: readonly Warning[];
}

/** What the panel, the report and the command line work with. */
export interface Diagnosed {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  /** Byte for byte what this browser prints; null when it prints none. */
  readonly consoleMessage: string | null;
}
