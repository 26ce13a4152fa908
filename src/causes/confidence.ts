import type { Verdict } from '../diagnosis/diagnosis.ts';
import type { CauseConfidence } from './cause.ts';
import type { CauseFinding } from './causes-of.ts';

/** How sure a cause is: a word, and what the word means. */
export interface ConfidenceText {
  readonly word: string;
  readonly meaning: string;
}

const TEXTS: Readonly<Record<CauseConfidence, ConfidenceText>> = {
  certain: { word: 'Certain', meaning: 'What was recorded allows no other reading.' },
  likely: { word: 'Likely', meaning: 'This is the usual reason for what was recorded.' },
  possible: { word: 'Possible', meaning: 'What was recorded cannot tell this from other reasons.' },
};

/** A cause's confidence in plain words. */
export const confidenceText = (confidence: CauseConfidence): ConfidenceText => TEXTS[confidence];

/** What stands above all causes of a request. */
export function causesTitle(verdict: Verdict): string {
  switch (verdict) {
    case 'blocked':
    case 'failed':
    case 'unknown':
      return 'Likely cause';
    case 'allowed':
    case 'opaque':
    case 'same-origin':
      return 'If your page did not get what it wanted';
  }
}

/** What stands above causes that are to be checked one after the other. `main`: the one before them, null where none is surer. */
export function checkTheseTitle(main: CauseFinding | null): string {
  if (main === null) return 'Check these, in this order';
  return main.confidence === 'certain'
    ? 'Also worth a check'
    : 'If it is not that, check these, in this order';
}

/** What stands before a cause in a line. */
export const causeLabel = ({ confidence }: CauseFinding): string =>
  confidence === 'certain' ? 'Cause' : `${TEXTS[confidence].word} cause`;
