import { diagnoseExchange } from '../../console/diagnosed.ts';
import type { DiagnoseOptions } from '../../diagnosis/diagnose.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { createLogContext } from '../../diagnosis/log/learn.ts';
import { pairAll } from '../../exchange/pairing/pair.ts';
import type { HarFile } from './read-har.ts';

/**
 * Every request of a recording, diagnosed with what the whole recording tells. `onExchange` hears how many are done.
 */
export function diagnoseHar(
  { records, browser }: HarFile,
  options: DiagnoseOptions,
  onExchange: (count: number) => void,
): Diagnosed[] {
  const exchanges = pairAll(records, browser);
  const context = createLogContext();
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map((exchange, index) => {
    onExchange(index + 1);
    return diagnoseExchange(exchange, context, options);
  });
}
