import type { SerializedOrigin } from '../../cors/origin.ts';

/** What a server should allow: the smallest grant that lets the observed traffic through. Never a wildcard. */
export interface Policy {
  readonly origins: readonly SerializedOrigin[];
  /** As the page sends them: methods are compared byte by byte. */
  readonly methods: readonly string[];
  /** Lower case. */
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly credentials: boolean;
  /** Seconds a preflight answer may be reused. */
  readonly maxAge: number;
}

/**
 * Seconds that a preflight answer may be reused unless asked otherwise: long enough to spare most preflights, short enough that a
 * wrong answer is gone after a coffee.
 */
export const DEFAULT_MAX_AGE = 600;
