import type { Exchange } from '../exchange/exchange.ts';
import { neverIncludesCredentials } from './credentials/what-traffic-tells.ts';
import { isPublicFile } from './credentials/public-file.ts';
import { withJudgedAnswer } from './decision.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { LogContext } from './log/log-context.ts';
import { neededHops } from './needed/needed.ts';
import { unfixableBecause } from './needed/unfixable.ts';
import { preflightReasons } from './preflight-reasons.ts';
import { traceHops } from './trace.ts';
import { verdictOf, type VerdictOptions } from './verdict-of.ts';

export interface DiagnoseOptions extends VerdictOptions {
  /**
   * Nobody can be asked for the credentials mode: where nothing tells it, `needed` lets the request pass in either. A request that is let
   * through with credentials is let through without them, too, so that it lists what the mode `include` needs, as far as headers can help.
   */
  readonly eitherMode?: boolean;
}

/**
 * What the browser decided about an exchange and why, recomputed from its headers. Total: any bytes in, a diagnosis out. `context` is
 * what the rest of the log says.
 */
export function diagnose(exchange: Exchange, context: LogContext, options: DiagnoseOptions = {}): Diagnosis {
  const verdict = verdictOf(exchange, context, options);
  const needs = whatIsNeeded(exchange, context, verdict, options);
  return { ...verdict, ...needs, preflightReasons: preflightReasons(exchange) };
}

type Needs = Pick<Diagnosis, 'needed' | 'neededFor' | 'unfixable'>;

function whatIsNeeded(
  exchange: Exchange,
  context: LogContext,
  verdict: Diagnosis,
  { eitherMode = false }: DiagnoseOptions,
): Needs {
  const known = neverIncludesCredentials(exchange) || isPublicFile(exchange);
  // What may well have passed needs nothing.
  if (!eitherMode || !verdict.assumptionMatters || known || verdict.verdict === 'unknown')
    return neededUnder(exchange, context, verdict);
  const other = verdict.assuming === 'credentials' ? 'no-credentials' : 'credentials';
  const verdicts = [verdict, verdictOf(exchange, context, { assuming: other })];
  return neededInEither(exchange, context, verdicts) ?? neededUnder(exchange, context, verdict);
}

/** What lets credentials through, unless no header can: a page without an origin is helped without them only. */
function neededInEither(
  exchange: Exchange,
  context: LogContext,
  verdicts: readonly Diagnosis[],
): Needs | null {
  const needs = verdicts
    .filter(({ verdict }) => verdict === 'blocked')
    .map((verdict) => neededUnder(exchange, context, verdict))
    .filter(({ unfixable }) => unfixable === null);
  return needs.find(({ neededFor }) => neededFor === 'credentials') ?? needs[0] ?? null;
}

/** What must change for a blocked request to pass under the mode that is assumed, or why nothing helps. */
function neededUnder(exchange: Exchange, context: LogContext, verdict: Diagnosis): Needs {
  const { assuming: neededFor } = verdict;
  // Who says already why nothing helps was not asked about headers.
  if (verdict.verdict !== 'blocked' || verdict.unfixable !== null)
    return { needed: [], neededFor, unfixable: verdict.unfixable };
  const hops = traceHops(exchange) ?? [];
  const traced = hops.map((hop) => withJudgedAnswer(hop, context, exchange.browser.engine));
  const include = neededFor === 'credentials';
  const needed = neededHops(exchange, traced, verdict, include);
  const unfixable = unfixableBecause(exchange, traced, verdict, needed, include);
  return { needed: unfixable === null ? needed : [], neededFor, unfixable };
}
