import type { Exchange } from '../exchange/exchange.ts';
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
  const verdict = verdictOf(exchange, context, options);
  const { needed, unfixable } = whatIsNeeded(exchange, verdict);
  return { ...verdict, needed, unfixable, preflightReasons: preflightReasons(exchange) };
}

type Needs = Pick<Diagnosis, 'needed' | 'unfixable'>;

/** What must change for a blocked request to pass, or why nothing helps. */
function whatIsNeeded(exchange: Exchange, verdict: Diagnosis): Needs {
  // Who says already why nothing helps was not asked about headers.
  if (verdict.verdict !== 'blocked' || verdict.unfixable !== null) return verdict;
  const traced = traceHops(exchange) ?? [];
  const include = verdict.assuming === 'credentials';
  const needed = neededHops(exchange, traced, verdict, include);
  const unfixable = unfixableBecause(exchange, traced, verdict, needed, include);
  return { needed: unfixable === null ? needed : [], unfixable };
}
