import type { Exchange } from '../../exchange/exchange.ts';
import type { Blocking, CredentialsAssumption } from '../diagnosis.ts';

type Test = (assuming: CredentialsAssumption) => boolean;

/** The credentials mode with which a script was watched asking another origin; null where it was not. */
export function toldByScript({ witnessed }: Exchange): CredentialsAssumption | null {
  const credentials = witnessed?.asked?.credentials;
  if (!credentials) return null;
  return credentials === 'include' ? 'credentials' : 'no-credentials';
}

/**
 * Narrows the modes that the log leaves by what the page itself saw. That is the page's word, and resource timing is mistaken about some
 * headers that were sent twice: it chooses between two modes, and where it agrees with none that is left, it is not heard.
 */
export function modesThatThePageLeaves(
  exchange: Exchange,
  isLeftByLog: Test,
  blockingUnder: (assuming: CredentialsAssumption) => Blocking | null,
): Test {
  const { witnessed } = exchange;
  if (witnessed === null) return isLeftByLog;
  const told = toldByScript(exchange);
  const agrees: Test = (mode) =>
    isLeftByLog(mode) &&
    (told === null ? witnessed.passed === (blockingUnder(mode) === null) : mode === told);
  return agrees('credentials') || agrees('no-credentials') ? agrees : isLeftByLog;
}
