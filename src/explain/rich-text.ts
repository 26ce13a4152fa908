/** A sentence with its values marked: `code` is what a machine said (hostile text), `strong` what matters most. */
export interface TextPart {
  readonly kind: 'plain' | 'code' | 'strong';
  readonly text: string;
}

export type RichText = readonly TextPart[];

/** The sentence without marks, for places that have no markup. */
export const plainText = (text: RichText): string => text.map((part) => part.text).join('');

/** A sentence whose code stands between backticks, as fix targets write their notes. */
export function richFromNote(note: string): RichText {
  return note
    .split('`')
    .map((text, index) => ({ kind: index % 2 === 1 ? ('code' as const) : ('plain' as const), text }))
    .filter(({ text }) => text !== '');
}
