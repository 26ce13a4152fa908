import type { Exchange } from '../exchange/exchange.ts';
import { choose } from './choice.ts';
import { credentialsProof } from './credentials.ts';
import { decide } from './decision.ts';
import type { CredentialsAssumption } from './diagnosis.ts';
import type { LogContext } from './log-context.ts';
import { outsideCors } from './outside-cors.ts';
import { traceHops } from './trace.ts';

/**
 * The credentials mode that an exchange is proven to have had, null when nothing proves one: by what the traffic says, or because only
 * one explains that the browser blocked it.
 */
export function provenCredentials(exchange: Exchange, context: LogContext): CredentialsAssumption | null {
  const traced = traceHops(exchange);
  if (traced === null) return null;
  const proof = credentialsProof(exchange, traced);
  if (proof !== null || exchange.outcome !== 'failed' || outsideCors(exchange, traced) !== null) return proof;
  const decisions = (assuming: CredentialsAssumption) =>
    decide(exchange, traced, context, assuming === 'credentials');
  const choice = choose(exchange, traced, decisions, 'no-credentials', null);
  return choice === null || choice.open ? null : choice.assuming;
}
