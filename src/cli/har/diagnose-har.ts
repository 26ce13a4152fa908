import type { DiagnoseOptions } from '../../diagnosis/diagnose.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import { diagnoseAll } from '../../document/log-json.ts';
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
  return diagnoseAll(pairAll(records, browser), options, onExchange);
}
