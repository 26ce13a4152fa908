import { lettersOf } from './letters.ts';
import { partsOf, type Placeholder } from './template.ts';

/** A sentence to look for, cut at its placeholders, each part reduced to its letters. */
export interface Pattern<Meaning> {
  readonly meaning: Meaning;
  /** One more than `placeholders`; the first and the last may be empty. */
  readonly parts: readonly string[];
  readonly placeholders: readonly Placeholder[];
}

export function patternOf<Meaning>(template: string, meaning: Meaning): Pattern<Meaning> {
  const { texts, placeholders } = partsOf(template);
  return { meaning, parts: texts.map(lettersOf), placeholders };
}
