import type { Engine } from '../cors/engine.ts';
import { diagnose, type DiagnoseOptions } from '../diagnosis/diagnose.ts';
import type { Alternative, Diagnosed, Diagnosis } from '../diagnosis/diagnosis.ts';
import type { LogContext } from '../diagnosis/log/log-context.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import { consoleMessage } from './write/console-message.ts';
import { reportedParameter } from './write/refused-header.ts';

/** The diagnosis of an exchange together with the console line to recognise it by. Total. */
export function diagnoseExchange(
  exchange: Exchange,
  context: LogContext,
  options: DiagnoseOptions = {},
): Diagnosed {
  const diagnosis = asReported(exchange, diagnose(exchange, context, options));
  return { exchange, diagnosis, consoleMessage: consoleMessage(exchange, diagnosis) };
}

/** The diagnosis with the parameter that the browser itself reports, which takes more than a list of requests needs. */
function asReported(exchange: Exchange, diagnosis: Diagnosis): Diagnosis {
  const { blocking, alternatives } = diagnosis;
  if (blocking === null) return diagnosis;
  const failedParameter = reportedParameter(exchange, blocking);
  const reported = alternatives.map((each) => reportedParameter(exchange, each));
  const isSame =
    failedParameter === blocking.failedParameter &&
    alternatives.every((each, index) => each.failedParameter === reported[index]);
  if (isSame) return diagnosis;
  return {
    ...diagnosis,
    blocking: { ...blocking, failedParameter },
    alternatives: alternatives.map((each, index) => withParameter(each, reported[index] ?? '')),
  };
}

const withParameter = (alternative: Alternative, failedParameter: string): Alternative => ({
  ...alternative,
  failedParameter,
});

/**
 * What another engine would have made of the same traffic, with the credentials that the request is taken to have had. `unknown` where it
 * would have gone on to a request that this browser never sent. What the other engine would have sent differently (a preflight more or less)
 * is not reckoned with. Total.
 */
export function diagnoseIn(engine: Engine, diagnosed: Diagnosed, context: LogContext): Diagnosed {
  const { exchange, diagnosis } = diagnosed;
  if (exchange.browser.engine === engine) return diagnosed;
  const elsewhere = diagnoseExchange(withoutBrowser(exchange, engine), context, {
    assuming: diagnosis.assuming,
  });
  const went = diagnosis.verdict === 'blocked' && elsewhere.diagnosis.verdict === 'failed';
  if (!went) return elsewhere;
  const unknown: Diagnosis = { ...elsewhere.diagnosis, verdict: 'unknown', failure: null, unfixable: null };
  return { ...elsewhere, diagnosis: unknown, consoleMessage: null };
}

/** The exchange as `engine` would see it: what its own browser made of it is left out. */
function withoutBrowser(exchange: Exchange, engine: Engine): Exchange {
  return {
    ...exchange,
    browser: { engine, version: null },
    outcome: 'unknown',
    hops: exchange.hops.map(withoutRefusal),
  };
}

/** Chromium's word that it refused the answer, or kept the request back. */
const withoutRefusal = (hop: Hop): Hop =>
  hop.error === 'net::ERR_FAILED' ? { ...hop, error: '', sent: hop.status !== 0 } : hop;
