import type { Placeholder } from '../sentences/template.ts';

/** The text at a placeholder, as it stands there: with the quotation marks, spaces and line breaks around it. */
export interface RawValue {
  readonly placeholder: Placeholder;
  readonly text: string;
  /** Which of its ends the sentence around it tells. */
  readonly known: 'both' | 'start' | 'end';
}

/** What the text has beyond the first or the last letters that agree with a sentence. */
export type Ending =
  /** Nothing is missing of the sentence. */
  | 'whole'
  /** The text ends there too, or something else begins. */
  | 'cut'
  /** A value. */
  | 'value'
  /** Other words than the sentence. */
  | 'other';

/** A sentence laid along a text. Indexes count letters. */
export interface Alignment<Meaning> {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
  readonly values: readonly RawValue[];
  /** What the letters that agree tell, with what is missing between them taken off. */
  readonly weight: number;
  /** The same, with what stands at its ends taken off or added. */
  readonly score: number;
  readonly ending: Ending;
  /** What stands where its first letters that agree are. */
  readonly beginning: Ending;
  /** How much of a part is there, as a fraction of the longest. */
  readonly bestPart: number;
  /** Other sentences that fit the same letters nearly as well. */
  readonly rivals: Alignment<Meaning>[];
  /** Where its letters are. */
  readonly places: readonly Place[];
}

/** From one letter up to another. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
