import type { CorsError, Phase } from '../../cors/cors-error.ts';
import type { Engine } from '../../cors/engine.ts';
import type { FormerCorsError } from './former-errors.ts';

/** Why a browser blocked a request, in its own words. */
export interface ReasonMeaning {
  readonly role: 'reason';
  readonly engine: Engine | 'unknown';
  readonly corsError: CorsError | FormerCorsError | null;
  readonly alsoPossible: readonly (CorsError | FormerCorsError)[];
  readonly phase: Phase | null;
  readonly browserCode: string | null;
  readonly topic: 'cors' | 'cors-warning';
  /** Too short to be recognised by itself: it counts behind the beginning of a message only. */
  readonly framed: boolean;
  /** No browser of today says it. */
  readonly isFormer: boolean;
}

type Details = Partial<Omit<ReasonMeaning, 'role' | 'engine' | 'corsError' | 'phase'>>;

/** A reason with its usual details. */
export const reason = (
  engine: Engine | 'unknown',
  corsError: CorsError | FormerCorsError | null,
  phase: Phase | null,
  details: Details = {},
): ReasonMeaning => ({
  role: 'reason',
  engine,
  corsError,
  phase,
  alsoPossible: [],
  browserCode: null,
  topic: 'cors',
  framed: false,
  isFormer: false,
  ...details,
});
