import type { Exchange } from '../exchange/exchange.ts';
import { decideLazily } from './choice.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { LogContext } from './log-context.ts';
import { neededHops } from './needed.ts';
import { unfixableBecause } from './needed-unfixable.ts';
import { preflightReasons } from './preflight-reasons.ts';
import { traceHops } from './trace.ts';
import { type DiagnoseOptions, verdictOf } from './verdict-of.ts';

export type { DiagnoseOptions } from './verdict-of.ts';

/**
 * What the browser decided about an exchange and why, recomputed from its headers. Total: any bytes in, a diagnosis out. `context` is
 * what the rest of the log says.
 */
export function diagnose(exchange: Exchange, context: LogContext, options: DiagnoseOptions = {}): Diagnosis {
  const diagnosis = verdictOf(exchange, context, options);
  // Filled in where it is, because a spread took a fifth of the time of all diagnoses.
  return Object.assign(diagnosis, whatIsNeeded(exchange, diagnosis, context), {
    preflightReasons: preflightReasons(exchange),
  });
}

type Needs = Pick<Diagnosis, 'needed' | 'unfixable'>;

/** What must change for a blocked request to pass, or why nothing helps. */
function whatIsNeeded(exchange: Exchange, diagnosis: Diagnosis, context: LogContext): Needs | null {
  // Who says already why nothing helps was not asked about headers.
  if (diagnosis.verdict !== 'blocked' || diagnosis.unfixable !== null) return null;
  const traced = traceHops(exchange);
  if (traced === null) return null;
  const include = diagnosis.assuming === 'credentials';
  const decision = decideLazily(exchange, traced, context)(diagnosis.assuming);
  const needed = neededHops(exchange, traced, decision, include);
  const unfixable = unfixableBecause(exchange, traced, decision, needed, include);
  return { needed: unfixable === null ? needed : [], unfixable };
}
