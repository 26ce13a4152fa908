import type { Browser } from '../../src/cors/engine.ts';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { DiagnoseOptions } from '../../src/diagnosis/diagnose.ts';
import type { Diagnosed, Diagnosis } from '../../src/diagnosis/diagnosis.ts';
import { createLogContext } from '../../src/diagnosis/log/learn.ts';
import { emptyContext } from '../../src/diagnosis/log/log-context.ts';
import { CHROMIUM, exchangeOf, exchangesOf } from '../support/http-text.ts';

/** The diagnosis of a capture that makes one exchange, which stands alone. */
export const diagnosedOf = (
  text: string,
  browser: Browser = CHROMIUM,
  options: DiagnoseOptions = {},
): Diagnosed => diagnoseExchange(exchangeOf(text, browser), emptyContext, options);

export const diagnosisOf = (
  text: string,
  browser: Browser = CHROMIUM,
  options: DiagnoseOptions = {},
): Diagnosis => diagnosedOf(text, browser, options).diagnosis;

/** The diagnoses of a capture, each with all exchanges of the capture as its context. */
export function diagnosedLog(text: string, browser: Browser = CHROMIUM): Diagnosed[] {
  const exchanges = exchangesOf(text, browser);
  const context = createLogContext();
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map((exchange) => diagnoseExchange(exchange, context));
}

/** The answer in one line: the code with its parameter, or the verdict. */
export function answerOf({ verdict, blocking, failure }: Diagnosis): string {
  if (blocking !== null) return `${blocking.phase}: ${blocking.corsError} ${blocking.failedParameter}`.trim();
  return failure === null ? verdict : `${verdict}: ${failure.kind}`;
}
