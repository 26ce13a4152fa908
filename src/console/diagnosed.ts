import { diagnose, type DiagnoseOptions } from '../diagnosis/diagnose.ts';
import type { Alternative, Diagnosed, Diagnosis } from '../diagnosis/diagnosis.ts';
import type { LogContext } from '../diagnosis/log/log-context.ts';
import type { Exchange } from '../exchange/exchange.ts';
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
