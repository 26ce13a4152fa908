import type { Engine } from '../cors/engine.ts';
import { getHeader } from '../cors/header-list.ts';
import { MAX_AGE_CAP, preflightLifetime, type Seconds } from '../cors/preflight-cache.ts';
import { originOf, type SerializedOrigin } from '../cors/origin.ts';
import { tokenListOrEmpty } from '../cors/token-list.ts';
import { requestedNames } from '../diagnosis/trace.ts';
import type { Exchange, Hop } from '../exchange/exchange.ts';
import type { Milliseconds } from '../exchange/units.ts';

/** Preflights that would not have been sent. */
export interface Saving {
  /** The longest that this engine keeps an answer, and so the most that is worth sending. */
  readonly maxAge: Seconds;
  readonly count: number;
  readonly duration: Milliseconds;
}

/** What preflights cost. */
export interface PreflightBill {
  /** Those that were sent, whatever became of them. */
  readonly count: number;
  /** What requests waited for them, all together. */
  readonly duration: Milliseconds;
  /** How long any was under way: they run beside each other. */
  readonly elapsed: Milliseconds;
  /** What `Access-Control-Max-Age` would save, had each engine seen these requests. */
  readonly saved: Readonly<Record<Engine, Saving>>;
}

/** A preflight that was sent. */
interface Sent {
  readonly hop: Hop;
  readonly origin: string;
  /** Its answer let the request through: only such are kept. */
  readonly passed: boolean;
}

/** Whether the request behind the preflight at `index` was made. */
function wentOn({ hops }: Exchange, index: number): boolean {
  const next = hops[index + 1];
  return next !== undefined && next.kind !== 'preflight' && next.status !== 0;
}

const sentIn = (exchange: Exchange): readonly Sent[] =>
  exchange.hops.flatMap((hop, index) =>
    hop.kind === 'preflight' && !hop.synthesized && (hop.sent || hop.status !== 0)
      ? [
          {
            hop,
            origin: getHeader(hop.requestHeaders, 'origin') ?? exchange.origin ?? '',
            passed: wentOn(exchange, index),
          },
        ]
      : [],
  );

/** How long at least one of them was under way. `sent`: in the order of time. */
function elapsedOf(sent: readonly Sent[]): Milliseconds {
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const { hop } of sent) {
    const end = hop.startedAt + hop.duration;
    total += Math.max(0, end - Math.max(hop.startedAt, until));
    until = Math.max(until, end);
  }
  return total;
}

/** An answer that a browser keeps: until when, and for what. */
interface Kept {
  readonly until: number;
  readonly methods: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

const methodOf = (hop: Hop): string => getHeader(hop.requestHeaders, 'access-control-request-method') ?? '';

/** What an answer lets through: what it lists, and what it was asked for, since that passed. */
const keptFor = (hop: Hop, lifetime: Seconds): Kept => ({
  until: hop.startedAt + hop.duration + lifetime * 1_000,
  methods: new Set([
    methodOf(hop),
    ...tokenListOrEmpty(hop.responseHeaders, 'access-control-allow-methods').items,
  ]),
  names: new Set([
    ...requestedNames(hop),
    ...tokenListOrEmpty(hop.responseHeaders, 'access-control-allow-headers').lowerCased,
  ]),
});

const covers = ({ until, methods, names }: Kept, hop: Hop): boolean =>
  hop.startedAt <= until &&
  methods.has(methodOf(hop)) &&
  requestedNames(hop).every((name) => names.has(name));

/**
 * What an engine would have spared, had every answer said to keep it. One is kept for one address and one origin.
 * https://fetch.spec.whatwg.org/#concept-cache
 */
function savedIn(engine: Engine, sent: readonly Sent[]): Saving {
  const maxAge = MAX_AGE_CAP[engine];
  const headers = [{ name: 'access-control-max-age', value: String(maxAge) }];
  const kept = new Map<string, Kept>();
  let count = 0;
  let duration = 0;
  for (const { hop, origin, passed } of sent) {
    const key = `${origin} ${hop.url}`;
    const known = kept.get(key);
    if (known !== undefined && covers(known, hop)) {
      count++;
      duration += hop.duration;
    } else if (passed) kept.set(key, keptFor(hop, preflightLifetime(hop.url, headers, engine)));
  }
  return { maxAge, count, duration };
}

function billFor(unordered: readonly Sent[]): PreflightBill {
  const sent = unordered.toSorted((one, other) => one.hop.startedAt - other.hop.startedAt);
  return {
    count: sent.length,
    duration: sent.reduce((sum, { hop }) => sum + hop.duration, 0),
    elapsed: elapsedOf(sent),
    saved: {
      chromium: savedIn('chromium', sent),
      firefox: savedIn('firefox', sent),
      webkit: savedIn('webkit', sent),
    },
  };
}

/** What the preflights of a log cost. */
export const billOf = (exchanges: readonly Exchange[]): PreflightBill => billFor(exchanges.flatMap(sentIn));

/** The same for those to one server each. */
export function billsByServer(exchanges: readonly Exchange[]): (server: SerializedOrigin) => PreflightBill {
  const servers = new Map<SerializedOrigin, Sent[]>();
  for (const sent of exchanges.flatMap(sentIn)) {
    const server = originOf(sent.hop.url) ?? '';
    const known = servers.get(server);
    if (known === undefined) servers.set(server, [sent]);
    else known.push(sent);
  }
  return (server) => billFor(servers.get(server) ?? []);
}
