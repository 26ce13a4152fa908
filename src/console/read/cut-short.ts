import { CHROMIUM_PATTERNS } from '../sentences/chromium-reasons.ts';
import { lettersOf } from '../sentences/letters.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';
import type { Draft } from './draft.ts';
import { nameOf } from './gather-reason.ts';
import { commonOf } from './resolve.ts';

/** What is left of a reason that was cut off behind its first letters, as trackers cut titles: too little to find it by. */
const CUT_SHORT = /^\s{0,3}:\s{1,3}([^\n:.…]{3,20})(?:…|\.{2,4})?[ \t]{0,5}(?:\n|$)/;

/** Fewer letters tell nothing. */
const FEWEST = 3;

/** The sentences of Chromium that begin with the few letters behind a message; null: none, or more is there. */
export function readCutShort(source: string, draft: Draft): ReasonMeaning | null {
  if (draft.frame !== 'access' || draft.message.engine !== 'chromium') return null;
  const letters = lettersOf(CUT_SHORT.exec(source.slice(draft.end, draft.end + 60))?.[1] ?? '');
  if (letters.length < FEWEST) return null;
  const meanings = CHROMIUM_PATTERNS.filter(
    ({ parts: [first = ''], meaning }) =>
      first.startsWith(letters) && !meaning.isFormer && (!draft.preflight || isOfPreflight(meaning)),
  ).map(({ meaning }) => meaning);
  return meanings.length === 0 ? null : commonOf(meanings);
}

const isOfPreflight = ({ corsError, phase }: ReasonMeaning): boolean =>
  phase === 'preflight' || nameOf(corsError, true) !== corsError;
