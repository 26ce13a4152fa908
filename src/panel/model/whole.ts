import { diagnose } from '../../diagnosis/diagnose.ts';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Requests } from '../list/requests.ts';

/**
 * The whole diagnosis of a request, in the light of the others, without its console line. The list does without what is needed and why
 * there was a preflight, so that it need not load what finds that. `assuming`: as for `Requests.diagnose`.
 */
export const wholeDiagnosis = (
  requests: Pick<Requests, 'context'>,
  exchange: Exchange,
  assuming: CredentialsAssumption | null,
): Diagnosed => ({
  exchange,
  diagnosis: diagnose(exchange, requests.context(), assuming === null ? {} : { assuming }),
  consoleMessage: null,
});
