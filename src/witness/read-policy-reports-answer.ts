import { MAX_URL_LENGTH, MAX_WORD_LENGTH } from '../exchange/bounds.ts';
import { cut, listOf, property, textOf } from '../exchange/reading/unknown.ts';
import type { KeptBack } from './kept-back.ts';

/** Reports that are read; the script in the page gives no more. */
const MAX_REPORTS = 100;

/** What a page answered when it was asked what its Content-Security-Policy blocked. */
export const readPolicyReportsAnswer = (answer: unknown): readonly KeptBack[] =>
  listOf(answer)
    .slice(0, MAX_REPORTS)
    .map((report) => ({
      url: cut(textOf(property(report, 'url')), MAX_URL_LENGTH),
      method: '',
      why: 'policy' as const,
      directive: cut(textOf(property(report, 'directive')), MAX_WORD_LENGTH),
      callSite: null,
    }))
    .filter(({ url }) => url !== '');
