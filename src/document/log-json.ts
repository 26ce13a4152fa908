import { diagnoseExchange } from '../console/diagnosed.ts';
import type { DiagnoseOptions } from '../diagnosis/diagnose.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { logEvidenceOf } from '../diagnosis/log/log-evidence.ts';
import { createLogContext } from '../diagnosis/log/learn.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { exchangeJson } from './exchange-json.ts';
import { auditDocuments } from './audit-json.ts';
import type { ExchangeDocument, ExplainDocument } from './types.ts';

/** Every exchange of a log, diagnosed with what the whole log tells. `onExchange` hears how many are done. */
export function diagnoseAll(
  exchanges: readonly Exchange[],
  options: DiagnoseOptions,
  onExchange: (count: number) => void = () => undefined,
): Diagnosed[] {
  const context = createLogContext();
  for (const exchange of exchanges) context.observe(exchange);
  return exchanges.map((exchange, index) => {
    onExchange(index + 1);
    return diagnoseExchange(exchange, context, options);
  });
}

/** What `explain --json` prints of one log. */
export const explainJson = (diagnosed: readonly Diagnosed[]): ExplainDocument => ({
  version: 1,
  exchanges: documentsOf(diagnosed),
  servers: auditDocuments(diagnosed),
});

/** The documents of a whole log. */
export function documentsOf(diagnosed: readonly Diagnosed[]): readonly ExchangeDocument[] {
  const log = logEvidenceOf(diagnosed.map(({ exchange }) => exchange));
  return diagnosed.map((each) => exchangeJson(each, log));
}
