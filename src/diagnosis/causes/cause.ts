import type { Verdict } from '../diagnosis.ts';
import type { CauseInput } from '../signs.ts';

/** The root causes that are recognised, by name. Adding one here makes the compiler ask for its recogniser and for its words. */
export type CauseId =
  // What the verdict itself says.
  | 'preflight-without-allow-origin'
  | 'response-without-allow-origin'
  | 'preflight-status-not-ok'
  | 'preflight-redirected'
  | 'allow-origin-mismatch'
  | 'header-not-allowed'
  | 'method-not-allowed'
  | 'wildcard-origin-with-credentials'
  | 'allow-credentials-missing'
  | 'multiple-allow-origin'
  | 'invalid-allow-origin'
  | 'allow-list-unparsable'
  | 'wildcard-list-with-credentials'
  | 'method-in-lower-case'
  | 'redirect-with-credentials-or-scheme'
  | 'scheme-not-http'
  | 'mode-forbids-cross-origin'
  | 'local-network-access'
  | 'preflight-unexpected'
  // Who answers OPTIONS, and whether CORS is there at all.
  | 'options-not-routed'
  | 'options-answered-by-default-handler'
  | 'cors-mounted-too-late'
  | 'cors-on-route-group-only'
  | 'preflight-right-response-bare'
  | 'no-cors-configured'
  | 'origin-not-in-allow-list'
  | 'spring-invalid-cors-request'
  | 'starlette-disallowed-cors'
  | 'known-denial-body'
  | 'allow-list-pattern-mistake'
  // Authentication in front of CORS.
  | 'options-blocked-by-authentication'
  | 'integrated-authentication'
  | 'unauthorised-without-headers'
  // The status is the story.
  | 'server-error-without-headers'
  | 'upstream-down'
  | 'body-too-large'
  | 'rate-limited'
  | 'wrong-path-without-headers'
  | 'bad-request-without-headers'
  | 'html-instead-of-api'
  | 'graphql-csrf-prevention'
  | 'not-modified-headers'
  | 'url-mistyped'
  // What stands in front of the server.
  | 'nginx-add-header-rules'
  | 'cdn-drops-origin'
  | 'cached-for-another-origin'
  | 'cached-non-cors-response'
  | 'bot-protection-challenge'
  | 'tunnel-interstitial'
  | 'access-proxy-in-front'
  | 'dev-port-protected'
  | 'load-balancer-takes-options'
  | 'iis-takes-options'
  | 'dev-server-stopped-cors'
  | 'shared-hosting-protection'
  | 'service-worker-answered'
  | 'dev-server-host-guard'
  | 'origin-header-lost'
  | 'stale-preflight-result'
  // Clouds and services.
  | 'api-gateway-route-missing'
  | 'api-gateway-error-without-headers'
  | 'api-gateway-http-api-mismatch'
  | 'cloudfront-forbids-options'
  | 's3-bucket-rule-mismatch'
  | 's3-region-redirect'
  | 'storage-bucket-without-cors'
  | 'cloud-function-not-public'
  | 'serverless-without-options'
  | 'azure-apim-empty-200'
  | 'azure-platform-overrides'
  | 'supabase-function'
  | 'identity-provider-origin'
  | 'third-party-api'
  // Values.
  | 'header-added-twice'
  | 'origin-list-in-one-header'
  | 'configured-origin-has-path'
  | 'loopback-names-differ'
  | 'port-differs'
  | 'scheme-differs'
  | 'subdomain-differs'
  | 'host-spelling'
  | 'hard-coded-origin'
  | 'null-origin-file'
  | 'null-origin-sandbox'
  | 'native-web-view-origin'
  | 'extension-origin'
  // Redirects.
  | 'trailing-slash-redirect'
  | 'https-redirect'
  | 'canonical-host-redirect'
  | 'login-redirect'
  | 'origin-null-after-redirect'
  | 'hop-without-headers'
  // What the page sends.
  | 'tracing-headers'
  | 'library-default-headers'
  | 'header-added-by-extension'
  | 'cors-editing-extension'
  | 'response-headers-on-request'
  | 'needless-content-type'
  | 'needless-credentials'
  | 'range-request'
  | 'beacon-with-json'
  | 'web-font'
  | 'module-or-worker'
  | 'crossorigin-attribute'
  | 'css-or-media-subresource'
  | 'websocket'
  // Not CORS.
  | 'server-not-running'
  | 'dns-or-timeout'
  | 'certificate-not-trusted'
  | 'tls-handshake-failed'
  | 'mutual-tls'
  | 'connection-closed'
  | 'mixed-content'
  | 'blocked-by-extension'
  | 'content-security-policy'
  | 'resource-policy'
  | 'embedder-policy'
  | 'opaque-response-blocking'
  | 'cancelled-by-page'
  | 'redirect-refused-by-page'
  | 'redirect-loop'
  | 'preflight-unanswered'
  | 'refused-by-browser'
  | 'no-cors-as-fix'
  // Passed, and still not what the page wanted.
  | 'error-status-behind-cors'
  | 'cookie-not-sent'
  | 'header-not-exposed'
  | 'canvas-tainted'
  | 'same-origin'
  | 'wildcard-covers-authorization';

/**
 * `certain`: the traffic allows no other reading. `likely`: the usual reading of these signs. `possible`: cannot be told from others by
 * the traffic; worth checking, in the order of the list.
 */
export type CauseConfidence = 'certain' | 'likely' | 'possible';

/** What a recogniser saw. */
export interface Recognition {
  readonly confidence: CauseConfidence;
  /** The header lines, statuses or values that betray it, as DevTools shows them; hostile text, each of bounded length. */
  readonly evidence: readonly string[];
}

/** A cause with what betrays it. */
export interface CauseFinding extends Recognition {
  readonly id: CauseId;
  /** Index into `exchange.hops` of the hop that was looked at; null when it never left the browser. */
  readonly hop: number | null;
}

export type Recogniser = (input: CauseInput) => Recognition | null;

/**
 * `specific`: names what to change. `general`: the verdict in other words, which a specific cause explains. `symptom`: says nothing that
 * the verdict does not say; comes last.
 */
export type CausePrecision = 'specific' | 'general' | 'symptom';

/** One root cause: how it is recognised and how often it is met. */
export interface Cause {
  readonly precision: CausePrecision;
  /** The verdicts of the exchanges that it can explain. */
  readonly verdicts: readonly Verdict[];
  /** How often it is met, 1 is most often: orders causes of equal confidence. 0: told by a platform's own sign, before the usual reading. */
  readonly rank: number;
  readonly recognise: Recogniser;
}

/** Causes that belong together, by name. */
export type CauseFamily = Partial<Readonly<Record<CauseId, Cause>>>;

/** A cause of blocked requests. */
export const blockedCause = (
  rank: number,
  recognise: Recogniser,
  precision: CausePrecision = 'specific',
): Cause => ({ precision, verdicts: ['blocked'], rank, recognise });

export const certain = (...evidence: readonly string[]): Recognition => ({ confidence: 'certain', evidence });
export const likely = (...evidence: readonly string[]): Recognition => ({ confidence: 'likely', evidence });
export const possible = (...evidence: readonly string[]): Recognition => ({
  confidence: 'possible',
  evidence,
});
