import type { CorsError } from './cors-error.ts';

/** One thing that is looked at before a response may be used, named after what it looks at. */
export type CheckStep =
  | 'preflight-redirect'
  | 'allow-origin'
  | 'allow-credentials'
  | 'preflight-status'
  | 'allow-private-network'
  | 'allow-methods-syntax'
  | 'allow-headers-syntax'
  | 'method'
  | 'header'
  | 'redirect-location';

/** What one step found. The browser reports the first failure; the later ones are here because they have to be mended too. */
export interface CheckResult {
  readonly step: CheckStep;
  /** The method, header name or value that the step looked at. */
  readonly subject: string;
  /** null: passed. */
  readonly corsError: CorsError | null;
  /** As CDP's `corsErrorStatus.failedParameter` gives it; '' when there is none. Firefox: what its message quotes. */
  readonly failedParameter: string;
}

/** The step's result when nothing is wrong. */
export const passed = (step: CheckStep, subject: string): CheckResult => ({
  step,
  subject,
  corsError: null,
  failedParameter: '',
});

/** The step's result when it stops the request. */
export const failed = (
  step: CheckStep,
  subject: string,
  corsError: CorsError,
  failedParameter = '',
): CheckResult => ({ step, subject, corsError, failedParameter });

/** The failure that the browser reports, or null when every step passed. */
export function firstFailure(results: readonly CheckResult[]): CheckResult | null {
  for (const result of results) if (result.corsError !== null) return result;
  return null;
}
