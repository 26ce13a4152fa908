import { causesOf, type CauseFinding } from '../../src/causes/causes-of.ts';
import { logEvidenceOf } from '../../src/diagnosis/log/log-evidence.ts';
import { diagnosedLog } from '../diagnosis/diagnosis-of.ts';

/** The causes of the last exchange of a log. */
export function causesIn(text: string): readonly CauseFinding[] {
  const all = diagnosedLog(text);
  const last = all.at(-1);
  if (last === undefined) throw new Error('the log is empty');
  return causesOf(last.exchange, last.diagnosis, logEvidenceOf(all.map(({ exchange }) => exchange)));
}

/** `options-not-routed (likely)`, one per cause. */
export const named = (text: string): readonly string[] =>
  causesIn(text).map(({ id, confidence }) => `${id} (${confidence})`);
