import type { SerializedOrigin } from '../cors/origin.ts';
import type { Unfixable } from '../diagnosis/diagnosis.ts';
import type { Refusal } from '../fix/policy/refusal.ts';

/** Answers that a trial changes. */
export interface TriedAnswer {
  /** `https://api.example.com/` for all answers of a server, or one address without its query. */
  readonly address: string;
  readonly isWholeServer: boolean;
  /** The value that lets the page in: its origin, or `null` where a redirect across origins makes the browser itself ask as that. */
  readonly allowOrigin: SerializedOrigin;
}

/** A request that goes to its final address at once, because no preflight may be redirected. */
export interface TriedRedirect {
  readonly method: string;
  readonly from: string;
  readonly to: string;
}

/** A request that is tried, however often the page makes it. */
export interface TriedRequest {
  readonly method: string;
  /** Without its query. */
  readonly address: string;
}

/** Why a rule of the browser cannot make a request pass. */
export type TrialLimit =
  /** No status of an answer can be changed. */
  | { readonly kind: 'preflight-status'; readonly status: number }
  /** The log does not show where the preflight is redirected to, or a rule cannot name its address. */
  | { readonly kind: 'preflight-redirect' }
  /** There is no answer whose headers could be changed. */
  | { readonly kind: 'no-answer'; readonly error: string }
  /** Rules are for pages with a host; others share `null`, or have a scheme of their own. */
  | { readonly kind: 'page-without-host' }
  /** A rule knows the host of a page, and another page of that host asks here, too. */
  | { readonly kind: 'same-host'; readonly origin: SerializedOrigin }
  /** Firefox counts the lines of `Access-Control-Allow-Origin` that the server sent, whatever a rule makes of them (measured in 153). */
  | { readonly kind: 'repeated-header' }
  /** In Firefox, behind a preflight. */
  | { readonly kind: 'outcome-untold' }
  | { readonly kind: 'unfixable'; readonly unfixable: Unfixable }
  /** What must not be granted is not tried either. */
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What is tried in one tab: plain data, in JSON too. */
export interface TrialPlan {
  /** The only origin whose requests are touched. */
  readonly page: SerializedOrigin;
  readonly requests: readonly TriedRequest[];
  readonly answers: readonly TriedAnswer[];
  readonly redirects: readonly TriedRedirect[];
  /** Addresses whose preflight is refused because it carries no `Authorization`. */
  readonly unauthorised: readonly string[];
  readonly methods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly credentials: boolean;
  /** Hosts below that of the page, which ask here too and are left alone. */
  readonly leftAlone: readonly string[];
}
