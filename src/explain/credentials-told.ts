import { toldByScript } from '../diagnosis/credentials/what-the-page-tells.ts';
import type { Diagnosed } from '../diagnosis/diagnosis.ts';

/** How the credentials mode is known, as a few words; '' where the log alone tells, or nothing does. */
export function credentialsTold({ exchange, diagnosis }: Diagnosed): string {
  if (toldByScript(exchange) === diagnosis.assuming) return 'known: the page was watched asking';
  const isTimed = exchange.witnessed !== null && exchange.witnessed.passed !== null;
  return isTimed && !diagnosis.assumptionMatters ? 'known from the page’s resource timing' : '';
}
