import type { NetworkFailure } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

export interface FailureText {
  readonly title: RichText;
  readonly detail: RichText;
  /** What to do next. */
  readonly next: RichText;
}

/** A failure that is not CORS, in words. */
export const failureText = (failure: NetworkFailure): FailureText => ({
  title: sentence`${code(failure.kind)}`,
  detail: [],
  next: [],
});
