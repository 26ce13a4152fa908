import { isToldTime } from '../../exchange/reading/untimed.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The time of day as a clock here shows it. */
export function clockTime(at: EpochMilliseconds): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** The same, or null where the log does not tell when it was: pasted headers have no time. */
export const toldTime = (at: EpochMilliseconds): string | null => (isToldTime(at) ? clockTime(at) : null);
