import { diagnose, type DiagnoseOptions } from '../diagnosis/diagnose.ts';
import type { Alternative, Diagnosed } from '../diagnosis/diagnosis.ts';
import type { LogContext } from '../diagnosis/log-context.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { consoleMessage } from './console-message.ts';

/** The diagnosis of an exchange together with the console line to recognise it by. Total. */
export function diagnoseExchange(
  exchange: Exchange,
  context: LogContext,
  options: DiagnoseOptions = {},
): Diagnosed {
  const diagnosis = diagnose(exchange, context, options);
  return { exchange, diagnosis, consoleMessage: consoleMessage(exchange, diagnosis) };
}

/** The line that the browser would print if the alternative were the answer. */
export const alternativeMessage = ({ exchange }: Diagnosed, alternative: Alternative): string | null =>
  consoleMessage(exchange, alternative);
