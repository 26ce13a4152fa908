import { getHeader } from '../cors/header-list.ts';
import { originOf, type SerializedOrigin } from '../cors/origin.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import type { Diagnosed, Diagnosis } from '../diagnosis/diagnosis.ts';
import { requestedNames, traceHops } from '../diagnosis/trace.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';

/** One answer of a server to a page of another origin. */
export interface Observation {
  readonly exchange: Exchange;
  readonly hop: Hop;
  /** Who asked, as the server was told. */
  readonly origin: SerializedOrigin;
  /** `Access-Control-Allow-Origin`; null without one. */
  readonly allowOrigin: string | null;
  /** Whether it allows credentials. */
  readonly credentials: boolean;
  /** What the checks of its preflight found: the method and the names of headers that were asked for. */
  readonly asked: readonly {
    readonly kind: 'method' | 'header';
    readonly name: string;
    readonly passed: boolean;
  }[];
}

/** Answers of one server that are looked at: what two of them prove is not surer by a thousand. */
const MAX_OBSERVATIONS = 500;

/** Whether CORS decided: a request without CORS tells nothing about whom a server lets in. */
const isJudged = ({ diagnosis: { verdict } }: Diagnosed): boolean =>
  verdict === 'blocked' || verdict === 'allowed';

/** What a preflight asked for. Where the request passed, all of it was given, whether or not that was looked at. */
function askedAt(index: number, hop: Hop, { verdict, checks }: Diagnosis): Observation['asked'] {
  if (hop.kind !== 'preflight') return [];
  if (verdict === 'allowed')
    return [
      {
        kind: 'method',
        name: getHeader(hop.requestHeaders, 'access-control-request-method') ?? '',
        passed: true,
      },
      ...requestedNames(hop).map((name) => ({ kind: 'header' as const, name, passed: true })),
    ];
  return checks.flatMap(({ hop: at, step, subject, corsError }) =>
    at === index && (step === 'method' || step === 'header')
      ? [{ kind: step, name: subject, passed: corsError === null }]
      : [],
  );
}

function observed({ exchange, diagnosis }: Diagnosed): readonly Observation[] {
  return (traceHops(exchange) ?? [])
    .filter(({ answered, state, hop }) => answered && state.corsFlag && !hop.synthesized)
    .map(({ hop, index, origin }) => ({
      exchange,
      hop,
      origin,
      allowOrigin: getHeader(hop.responseHeaders, 'access-control-allow-origin'),
      credentials: getHeader(hop.responseHeaders, 'access-control-allow-credentials') === 'true',
      asked: askedAt(index, hop, diagnosis),
    }));
}

/** What a log shows of each server, in the order in which they were asked first. */
export function observationsOf(
  log: readonly Diagnosed[],
): ReadonlyMap<SerializedOrigin, readonly Observation[]> {
  const servers = new Map<SerializedOrigin, Observation[]>();
  for (const observation of log.filter(isJudged).flatMap(observed)) {
    const server = originOf(observation.hop.url);
    if (server === null) continue;
    const known = servers.get(server) ?? [];
    if (known.length < MAX_OBSERVATIONS) known.push(observation);
    servers.set(server, known);
  }
  return servers;
}

/** Whether the answer names the very origin that asked. */
export const letsInByName = ({ origin, allowOrigin }: Observation): boolean => allowOrigin === origin;

/** Whether a page of that origin may read the answer, credentials aside. */
export const letsIn = (observation: Observation): boolean =>
  observation.allowOrigin === '*' || letsInByName(observation);

/** Whether the answer says that it depends on who asks. */
export function variesByOrigin({ hop }: Observation): boolean {
  const { lowerCased } = tokenListOrEmpty(hop.responseHeaders, 'vary');
  return lowerCased.has('*') || lowerCased.has('origin');
}
