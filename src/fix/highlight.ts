import type { Language } from './target.ts';

export type TokenKind = 'plain' | 'keyword' | 'string' | 'comment' | 'number' | 'property' | 'punctuation';

/** A piece of code in one colour. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** Splits `code` for colouring. The texts of the tokens, joined, are `code`. Linear in the length of `code`. */
export const highlight = (code: string, _language: Language): readonly Token[] => [
  { kind: 'plain', text: code },
];
