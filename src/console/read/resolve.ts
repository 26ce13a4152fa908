import type { Engine } from '../../cors/engine.ts';
import type { ReasonMeaning } from '../sentences/reasons.ts';
import type { RawValue } from './alignment.ts';
import { LEAD } from './choose.ts';
import type { Draft, Found } from './draft.ts';
import type { Reading } from './findings.ts';

interface Resolved {
  readonly meaning: ReasonMeaning;
  readonly values: readonly RawValue[];
  /** Whether its first letters are there. */
  readonly isBegun: boolean;
}

/** Who can have said what stands behind a beginning of this kind. */
const ENGINES: Readonly<Record<NonNullable<Draft['frame']>, readonly Engine[]>> = {
  'access-beginning': ['chromium'],
  access: ['chromium'],
  sharing: ['chromium'],
  'failed-to-load': ['chromium'],
  'cannot-load': ['chromium', 'webkit'],
  redirection: ['webkit'],
  'same-origin-policy': ['firefox'],
};

/**
 * What a reason means that more than one sentence fits: the one that leads clearly among those that the beginning of the message allows; else
 * what they have in common, with the codes of all of them as possible ones.
 */
export function resolve(found: Found<ReasonMeaning>, open: Draft | null): Resolved {
  const allowed = found.readings.filter(({ meaning }) => isAllowed(meaning, open?.frame ?? null));
  // A few letters are a reason where they begin one.
  const begun = found.isTelling
    ? []
    : allowed.filter(
        ({ beginning, ending, start }) => beginning === 'whole' && ending !== 'other' && start <= found.start,
      );
  const all = [begun, allowed].find(({ length }) => length > 0) ?? found.readings;
  const scoreOf = (reading: Reading): number =>
    reading.score - (open === null ? 0 : COST_OF_FRONT[reading.beginning]);
  const best = Math.max(...all.map(scoreOf));
  const near = all.filter((reading) => best - scoreOf(reading) < LEAD);
  const close = near.some(isWholeReason) ? near.filter((reading) => !isPartOfGuess(reading)) : near;
  const reasons = close.filter(isReason);
  const [leading] = reasons.toSorted((one, other) => scoreOf(other) - scoreOf(one));
  if (leading === undefined) return { ...found, isBegun: false };
  return {
    meaning: common(reasons, close.length > reasons.length),
    values: leading.values,
    isBegun: leading.beginning === 'whole' && leading.ending !== 'other',
  };
}

/** Behind the beginning of a message a reason stands with its first words: nobody cuts out the middle. */
const COST_OF_FRONT: Readonly<Record<Reading['beginning'], number>> = {
  whole: 0,
  value: 0,
  cut: 3,
  other: 0,
};

interface ReasonReading extends Reading {
  readonly meaning: ReasonMeaning;
}

const isReason = (reading: Reading): reading is ReasonReading => reading.meaning.role === 'reason';

/** A library lists the sentence among its guesses: where the rest of the list is not there, it is the browser's. */
const isPartOfGuess = ({ meaning, bestPart }: Reading): boolean =>
  meaning.role === 'confusable' && meaning.topic === 'library-guess' && bestPart < 1;

const isWholeReason = (reading: Reading): boolean =>
  isReason(reading) && reading.beginning === 'whole' && reading.ending === 'whole' && reading.bestPart === 1;

function isAllowed(meaning: Reading['meaning'], frame: Draft['frame']): boolean {
  if (meaning.role !== 'reason') return frame === null || meaning.role === 'preflight';
  if (frame === null) return true;
  return meaning.engine === 'unknown' || ENGINES[frame].includes(meaning.engine);
}

/** What sentences have in common. `otherwise`: it may be no reason at all. */
function common(readings: readonly ReasonReading[], otherwise: boolean): ReasonMeaning {
  const together = commonOf(readings.map(({ meaning }) => meaning));
  if (!otherwise || together.corsError === null) return together;
  return { ...together, corsError: null, alsoPossible: [together.corsError, ...together.alsoPossible] };
}

/** What reasons have in common, one of today before those of the past, with the codes of all as possible ones. */
export function commonOf(all: readonly ReasonMeaning[]): ReasonMeaning {
  const today = all.filter(({ isFormer }) => !isFormer);
  const meanings = today.length > 0 ? today : all;
  const [first] = meanings as [ReasonMeaning];
  const corsError = sameIn(meanings, 'corsError', null);
  const codes = new Set([
    ...[...meanings, ...all].map((meaning) => meaning.corsError),
    ...meanings.flatMap(({ alsoPossible }) => alsoPossible),
  ]);
  return {
    ...first,
    engine: sameIn(meanings, 'engine', 'unknown'),
    corsError,
    // They may be words that count behind the beginning of a message only.
    framed: all.some(({ framed }) => framed),
    phase: sameIn(meanings, 'phase', null),
    browserCode: sameIn(meanings, 'browserCode', null),
    alsoPossible: [...codes].filter(
      (code): code is NonNullable<typeof code> => code !== null && code !== corsError,
    ),
  };
}

/** What all say of one thing, or `none`. */
function sameIn<Name extends keyof ReasonMeaning>(
  meanings: readonly ReasonMeaning[],
  name: Name,
  none: ReasonMeaning[Name],
): ReasonMeaning[Name] {
  const [first] = meanings;
  return first !== undefined && meanings.every((meaning) => meaning[name] === first[name])
    ? first[name]
    : none;
}
