import type { Exchange } from '../exchange/exchange.ts';
import type { Milliseconds } from '../exchange/units.ts';
import { groupBy } from './group-by.ts';
import type { TimedLoad, Timing } from './read-timing-answer.ts';

/** An exchange, and whether its answer passed. */
export interface Passing {
  readonly exchange: Exchange;
  readonly passed: boolean;
}

/** Firefox's log has a start that is up to 232 ms later than the page's (measured), but not after its end; clocks of two processes differ a little. */
const SLACK: Milliseconds = 50;

/** Requests alike that began less than this apart may be in another order in the log than in the page. */
const APART: Milliseconds = 3;

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

/** The URLs of exchanges as resource timing names them. */
export const timedUrls = (exchanges: readonly Exchange[]): readonly string[] => [
  ...new Set(exchanges.map(({ url }) => withoutFragment(url))),
];

/**
 * What the loads that a page measured tell of the exchanges of its log: matched by URL, in the order in which they began, and only where the
 * numbers agree, so that nobody else (a worker, a frame of another origin) asked for that URL. `exchanges`: all that there are to these URLs.
 */
export function matchTiming(exchanges: readonly Exchange[], timing: Timing): readonly Passing[] {
  const ofPage = exchanges.filter(({ startedAt }) => startedAt >= timing.since - SLACK);
  return [...groupBy(ofPage, ({ url }) => withoutFragment(url))].flatMap(([url, alike]) =>
    matchAlike(alike, timing.loads.get(url) ?? []),
  );
}

function matchAlike(exchanges: readonly Exchange[], loads: readonly TimedLoad[]): readonly Passing[] {
  if (exchanges.length !== loads.length) return [];
  const inOrder = exchanges.toSorted((one, other) => one.startedAt - other.startedAt);
  const pairs = inOrder.flatMap((exchange, index) => {
    const load = loads[index];
    return load === undefined ? [] : [{ exchange, load }];
  });
  if (!pairs.every(({ exchange, load }) => isDuring(exchange, load))) return [];
  return pairs
    .filter(
      ({ load }, index) => isApart(pairs[index - 1]?.load, load) && isApart(load, pairs[index + 1]?.load),
    )
    .flatMap(({ exchange, load }) => {
      const passed = passedOf(exchange, load);
      return passed === null ? [] : [{ exchange, passed }];
    });
}

const isDuring = ({ startedAt }: Exchange, load: TimedLoad): boolean =>
  startedAt >= load.startedAt - SLACK && startedAt <= load.endedAt + SLACK;

/** Whether it does not matter, or is plain, which of two neighbours is which. */
const isApart = (one: TimedLoad | undefined, other: TimedLoad | undefined): boolean =>
  one === undefined ||
  other === undefined ||
  one.status > 0 === other.status > 0 ||
  other.startedAt - one.startedAt >= APART;

/**
 * A status is only shown of what passed. None is shown of much that has nothing to do with CORS: it proves a failure only where there was CORS,
 * and an answer.
 */
function passedOf({ mode, hops }: Exchange, { status }: TimedLoad): boolean | null {
  if (status > 0) return true;
  const last = hops.at(-1);
  return mode === 'cors' && last !== undefined && last.status > 0 && !last.fromServiceWorker ? false : null;
}
