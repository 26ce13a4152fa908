import { isWithheldMismatch } from '../../diagnosis/withheld-mismatch.ts';
import { untoldOf } from '../../diagnosis/untold.ts';
import { UNTOLD_SHORT } from '../untold.ts';
import type { Diagnosed, Warning } from '../../diagnosis/diagnosis.ts';
import { factsOf } from '../blocked/facts.ts';
import { blockedShort } from './blocked.ts';
import { failureShort } from './failure.ts';
import { warningShort } from './warning.ts';
import { formatCount } from '../compose.ts';
import { verdictWord } from '../verdict.ts';

/** An error is what people look for: it comes before what else is worth knowing. */
const errorFirst = (warnings: readonly Warning[]): readonly Warning[] =>
  warnings.toSorted(
    (one, other) => Number(other.id === 'status-not-ok') - Number(one.id === 'status-not-ok'),
  );

function allowedShort(warnings: readonly Warning[]): string {
  const [first, ...others] = errorFirst(warnings);
  if (first === undefined) return verdictWord('allowed');
  return others.length === 0
    ? warningShort(first)
    : `${warningShort(first)} + ${formatCount(others.length)} more`;
}

/** The few words of a list row: "Preflight 404", "Wildcard with credentials", "Server down — not CORS". */
export function shortCause(diagnosed: Diagnosed): string {
  const { diagnosis } = diagnosed;
  switch (diagnosis.verdict) {
    case 'blocked':
      if (diagnosis.blocking !== null && isWithheldMismatch(diagnosed.exchange, diagnosis.blocking))
        return 'Kept for another origin';
      return diagnosis.blocking === null
        ? verdictWord('blocked')
        : blockedShort(factsOf(diagnosed, diagnosis.blocking));
    case 'failed':
      return `${failureShort(diagnosis.failure?.kind ?? 'other')} — not CORS`;
    case 'allowed':
      return allowedShort(diagnosis.warnings);
    case 'opaque':
      return diagnosed.exchange.mode === 'navigate' ? 'Opened without CORS' : 'Loaded without CORS';
    case 'same-origin':
      return 'Same origin';
    case 'unknown':
      return UNTOLD_SHORT[untoldOf(diagnosed.exchange)];
  }
}
