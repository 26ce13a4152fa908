import { originOf, parseUrl, type SerializedOrigin } from '../../cors/origin.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { LogEvidence } from './log-evidence.ts';
import type { Diagnosis, Warning } from '../diagnosis.ts';

/** Lists name a developer's own computer in several ways. */
const LOOPBACK = /(?:^|\.)localhost$|^127\.|^\[::1\]$/;

/** The last two labels of a host: without the list of public suffixes that is as near to a site as one gets. */
export function siteOf(origin: SerializedOrigin): string {
  const host = parseUrl(origin)?.hostname ?? origin;
  return LOOPBACK.test(host) ? 'localhost' : host.split('.').slice(-2).join('.');
}

/** The origins that a server allowed by their own names, one of each site. */
function allowedByName(server: SerializedOrigin, log: LogEvidence): readonly SerializedOrigin[] {
  const bySite = new Map<string, SerializedOrigin>();
  for (const { origin, allowOrigin } of log.answersOf(server))
    if (origin !== null && origin === allowOrigin) bySite.set(siteOf(origin), origin);
  return [...bySite.values()];
}

/**
 * Worth knowing about a request that passed, in the light of the rest of the log: a server that allows pages of several sites by name may
 * allow whoever asks.
 */
export function logWarnings(exchange: Exchange, diagnosis: Diagnosis, log: LogEvidence): readonly Warning[] {
  const server = originOf(exchange.hops.at(-1)?.url ?? exchange.url);
  if (diagnosis.verdict !== 'allowed' || server === null) return [];
  const origins = allowedByName(server, log);
  const [first] = origins;
  return first === undefined || origins.length < 2 ? [] : [{ id: 'origin-reflected', evidence: origins }];
}
