import type { Exchange } from '../exchange/exchange.ts';
import type { Blocking, Diagnosis, NetworkFailure } from './diagnosis.ts';

/** Failures before a request can have left, or that kept it from arriving. */
const NEVER_ARRIVED: ReadonlySet<NetworkFailure['kind']> = new Set([
  'refused',
  'dns',
  'tls',
  'offline',
  'blocked-by-extension',
  'blocked-by-csp',
  'mixed-content',
]);

/** Whether the actual request (no preflight) reached a server and may have had effects there. */
export function reachedServer(
  exchange: Exchange,
  blocking: Blocking | null,
  failure: NetworkFailure | null,
): Diagnosis['reachedServer'] {
  const own = exchange.hops.filter(({ kind }) => kind !== 'preflight');
  if (own.some(({ status, fromServiceWorker }) => status !== 0 && !fromServiceWorker)) return 'yes';
  if (blocking !== null) return blocking.phase === 'response' ? 'unknown' : 'no';
  const failedHop = failure === null ? undefined : exchange.hops[failure.hop];
  // Its preflight got no answer, so that the request was never sent.
  if (failedHop?.kind === 'preflight') return 'no';
  return failure !== null && NEVER_ARRIVED.has(failure.kind) ? 'no' : 'unknown';
}
