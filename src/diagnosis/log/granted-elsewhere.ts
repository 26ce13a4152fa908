import type { Exchange } from '../../exchange/exchange.ts';
import type { Diagnosis } from '../diagnosis.ts';
import { grantElsewhere } from './contrasts.ts';
import { causeInput, lacksAllowOrigin } from '../signs.ts';
import type { LogEvidence } from './log-evidence.ts';

/** Whether an answer lacks the permission that the same server gave this page in another answer of the log. */
export function isGrantedElsewhere(exchange: Exchange, diagnosis: Diagnosis, log: LogEvidence): boolean {
  const input = causeInput(exchange, diagnosis, log);
  return input !== null && lacksAllowOrigin(input) && grantElsewhere(input) !== null;
}
