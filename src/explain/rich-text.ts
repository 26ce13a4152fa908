/** A sentence with its values marked: `code` is what a machine said (hostile text), `strong` what matters most. */
export interface TextPart {
  readonly kind: 'plain' | 'code' | 'strong';
  readonly text: string;
}

export type RichText = readonly TextPart[];

/** The sentence without marks, for places that have no markup. */
export const plainText = (text: RichText): string => text.map((part) => part.text).join('');
