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
    : allowed.filter(({ beginning, ending }) => beginning === 'whole' && ending !== 'other');
  const all = [begun, allowed].find(({ length }) => length > 0) ?? found.readings;
  const best = Math.max(...all.map(({ score }) => score));
  const close = all.filter(({ score }) => best - score < LEAD);
  const reasons = close.filter(isReason);
  const [leading] = reasons.toSorted((one, other) => other.score - one.score);
  if (leading === undefined) return { ...found, isBegun: false };
  return {
    meaning: common(reasons, close.length > reasons.length),
    values: leading.values,
    isBegun: leading.beginning === 'whole' && leading.ending !== 'other',
  };
}

interface ReasonReading extends Reading {
  readonly meaning: ReasonMeaning;
}

const isReason = (reading: Reading): reading is ReasonReading => reading.meaning.role === 'reason';

function isAllowed(meaning: Reading['meaning'], frame: Draft['frame']): boolean {
  if (meaning.role !== 'reason') return frame === null || meaning.role === 'preflight';
  if (frame === null) return true;
  return meaning.engine === 'unknown' || ENGINES[frame].includes(meaning.engine);
}

/** The same value of all, or `none`. */
function same<Value>(values: readonly Value[], none: Value): Value {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : none;
}

/** What sentences have in common. `otherwise`: it may be no reason at all. */
function common(readings: readonly ReasonReading[], otherwise: boolean): ReasonMeaning {
  const today = readings.filter(({ meaning }) => !meaning.isFormer);
  const meanings = (today.length > 0 ? today : readings).map(({ meaning }) => meaning);
  const [first] = meanings as [ReasonMeaning];
  const codes = [...new Set(meanings.map(({ corsError }) => corsError))];
  const former = readings.map(({ meaning }) => meaning.corsError);
  const all = [...new Set([...codes, ...former, ...meanings.flatMap(({ alsoPossible }) => alsoPossible)])];
  const corsError = otherwise ? null : same(codes, null);
  return {
    ...first,
    engine: same<ReasonMeaning['engine']>(
      meanings.map(({ engine }) => engine),
      'unknown',
    ),
    corsError,
    // They may be words that count behind the beginning of a message only.
    framed: readings.some(({ meaning }) => meaning.framed),
    phase: same(
      meanings.map(({ phase }) => phase),
      null,
    ),
    browserCode: same(
      meanings.map(({ browserCode }) => browserCode),
      null,
    ),
    alsoPossible: all.filter((code): code is NonNullable<typeof code> => code !== null && code !== corsError),
  };
}
