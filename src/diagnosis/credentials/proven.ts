import { isSameOrigin, originOf } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { choose, decideLazily } from './choice.ts';
import { credentialsProof } from './what-traffic-tells.ts';
import { toldByScript } from './what-the-page-tells.ts';
import type { CredentialsAssumption } from '../diagnosis.ts';
import type { LogContext } from '../log/log-context.ts';
import { outsideCors } from '../not-cors/outside-cors.ts';
import { traceHops } from '../trace.ts';

/**
 * The credentials mode that an exchange is proven to have had, null when nothing proves one: by what the traffic says, or because only
 * one explains that the browser blocked it.
 */
export function provenCredentials(exchange: Exchange, context: LogContext): CredentialsAssumption | null {
  // Within its origin a request may always have credentials, and nothing is checked.
  if (exchange.initiator !== 'beacon' && isWithinOrigin(exchange)) return null;
  const traced = traceHops(exchange);
  if (traced === null) return null;
  const proof = credentialsProof(exchange, traced);
  const told = toldByScript(exchange);
  if (proof !== null || (told === null && exchange.outcome !== 'failed')) return proof;
  const decisions = decideLazily(exchange, traced, context);
  // What stops a request without credentials at its first hop stops one with them there too, and proves nothing.
  if (told === null && decisions('no-credentials').blocking?.hop === 0) return null;
  if (outsideCors(exchange, traced, context) !== null) return null;
  const choice = choose(exchange, traced, decisions, 'no-credentials', null);
  return choice === null || choice.open ? null : choice.assuming;
}

const isWithinOrigin = ({ origin, hops }: Exchange): boolean =>
  hops.every(({ url, redirectUrl }) => redirectUrl === '' && isSameOrigin(origin, originOf(url)));
