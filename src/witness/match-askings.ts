import type { Engine } from '../cors/engine.ts';
import type { Exchange, InitiatorKind } from '../exchange/exchange.ts';
import type { Milliseconds } from '../exchange/units.ts';
import { groupBy } from './group-by.ts';
import type { Asking } from './read-askings-answer.ts';

/** A request of the log, and how the page was watched asking for it. */
export interface Watched {
  readonly exchange: Exchange;
  readonly asking: Asking;
}

/** How much later than the page asks the log has the start. Firefox's is that of the connection: up to 232 ms were measured, more where many wait for one. */
const LATEST: Readonly<Record<Engine, Milliseconds>> = { chromium: 250, firefox: 1_500, webkit: 250 };

/** Clocks of two processes differ a little. */
const SLACK: Milliseconds = 20;

/** Requests alike that were asked for less than this apart may be in another order in the log. */
const APART: Milliseconds = 3;

/** What a script asks for, as the logs of both browsers call it; others make no request that is watched. */
const BY_SCRIPT: ReadonlySet<InitiatorKind | null> = new Set([
  'fetch',
  'xhr',
  'eventsource',
  'beacon',
  'other',
  null,
]);

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

const keyOf = ({ url, method }: Pick<Asking, 'url' | 'method'>): string =>
  `${method} ${withoutFragment(url)}`;

/**
 * Which of the requests of a log were asked for how. By address, method, origin and time, in the order in which they began, and only where the numbers
 * agree or those that come into question asked alike: workers and frames ask for the same things, and are not watched.
 */
export function matchAskings(exchanges: readonly Exchange[], askings: readonly Asking[]): readonly Watched[] {
  const byKey = groupBy(askings, keyOf);
  const scripted = exchanges.filter(({ initiator }) => BY_SCRIPT.has(initiator));
  return [...groupBy(scripted, keyOf)].flatMap(([key, alike]) => matchAlike(alike, byKey.get(key) ?? []));
}

function isNear({ startedAt, origin, browser }: Exchange, asking: Asking): boolean {
  const later = startedAt - asking.at;
  return later >= -SLACK && later <= LATEST[browser.engine] && (origin === null || origin === asking.origin);
}

function matchAlike(exchanges: readonly Exchange[], askings: readonly Asking[]): readonly Watched[] {
  const asked = askings
    .filter((asking) => exchanges.some((exchange) => isNear(exchange, asking)))
    .toSorted((one, other) => one.at - other.at);
  const made = exchanges
    .filter((exchange) => asked.some((asking) => isNear(exchange, asking)))
    .toSorted((one, other) => one.startedAt - other.startedAt);
  const [first] = asked;
  const areAlike = asked.every((asking) => first !== undefined && isAlike(asking, first));
  // Some may still be under way, or never reached the network.
  if (made.length > asked.length || (made.length < asked.length && !areAlike)) return [];
  return made.flatMap((exchange, index) => {
    const asking = asked[index];
    const isPlain =
      asking !== undefined &&
      isNear(exchange, asking) &&
      [asked[index - 1], asked[index + 1]].every((other) => isTold(asking, other));
    return isPlain ? [{ exchange, asking }] : [];
  });
}

/** Whether it does not matter, or is plain, which of two neighbours is which. */
const isTold = (one: Asking, other: Asking | undefined): boolean =>
  other === undefined || isAlike(one, other) || Math.abs(one.at - other.at) >= APART;

const isAlike = (one: Asking, other: Asking): boolean =>
  one.credentials === other.credentials &&
  one.mode === other.mode &&
  one.redirect === other.redirect &&
  one.integrity === other.integrity;
