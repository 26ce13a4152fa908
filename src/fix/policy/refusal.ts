/** Why a grant is refused. Data: `refusal-text.ts` has the sentences. */
export type RefusalCode =
  | 'not-a-policy'
  | 'unknown-field'
  | 'wrong-type'
  | 'too-many'
  | 'control-character'
  | 'no-origin'
  | 'not-an-origin'
  | 'origin-with-path'
  | 'origin-with-credentials'
  | 'origin-not-serialized'
  | 'origin-pattern'
  | 'null-origin'
  | 'null-origin-after-redirects'
  | 'unknown-origin'
  | 'wildcard-origin'
  | 'wildcard-with-credentials'
  | 'wildcard-method'
  | 'wildcard-header'
  | 'method-not-token'
  | 'method-forbidden'
  | 'method-not-normalized'
  | 'header-not-token'
  | 'max-age-out-of-range'
  | 'not-expressible'
  | 'lists-too-long'
  | 'fixed-headers'
  | 'every-site-or-none'
  | 'unfixable';

/** A grant that is not made. `value` is what was asked for (hostile text), `instead` what can be granted, null when nothing can. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly value: string;
  readonly instead: string | null;
}

/** A refusal of `value`. */
export const refuse = (code: RefusalCode, value: string, instead: string | null = null): Refusal => ({
  code,
  value,
  instead,
});
