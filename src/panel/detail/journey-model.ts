import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import { hostOf } from '../../explain/addresses.ts';
import {
  hopAnswer,
  moreHops,
  NEVER_SENT,
  ORIGIN_UNKNOWN,
  preflightQuestion,
  REDIRECTED,
  REMEMBERED,
  whatThePageGets,
  YOUR_PAGE,
} from '../../explain/journey.ts';

/** done: it happened · stopped: it happened and ended the journey · cached: remembered from earlier · never: it did not happen */
type StationState = 'done' | 'stopped' | 'cached' | 'never';

/** The way to a station. `crossed`: the journey ended here. */
type WayState = 'travelled' | 'crossed' | 'never';

/** A box of the journey, and the way that leads to it. */
export interface Station {
  readonly kind: 'page' | 'preflight' | 'redirect' | 'response' | 'more';
  readonly state: StationState;
  /** `Your page` or the request's method. */
  readonly title: string;
  /** The response's status, '' without one. */
  readonly status: string;
  readonly detail: string;
  readonly way: { readonly state: WayState; readonly label: string } | null;
}

type Reached = 'yes' | 'stopped' | 'no';

function wayLabel(hop: Hop, previous: Hop | null): string {
  if (hop.kind === 'preflight') return preflightQuestion(hop);
  return previous?.kind === 'redirect' ? REDIRECTED : '';
}

const STATE_OF: Record<Reached, StationState> = { yes: 'done', stopped: 'stopped', no: 'never' };

function station(hop: Hop, previous: Hop | null, reached: Reached, way: WayState): Station {
  const state = STATE_OF[reached];
  return {
    kind: hop.kind,
    state,
    title: hop.method,
    status: state === 'never' || hop.status === 0 ? '' : String(hop.status),
    detail: state === 'never' ? NEVER_SENT : hopAnswer(hop),
    way: { state: way, label: wayLabel(hop, previous) },
  };
}

function cachedStation({ cachedPreflight }: Exchange): Station[] {
  if (cachedPreflight === null) return [];
  const { hop } = cachedPreflight;
  const way = { state: 'travelled', label: preflightQuestion(hop) } as const;
  const status = String(hop.status);
  return [
    {
      kind: 'preflight',
      state: 'cached',
      title: hop.method,
      status,
      detail: REMEMBERED,
      way,
    },
  ];
}

/** Index of the hop at which the journey ended, Infinity when it went through. */
function lastHop({ exchange, diagnosis }: Diagnosed): number {
  if (diagnosis.failure !== null) return diagnosis.failure.hop;
  if (diagnosis.blocking === null) return Infinity;
  if (diagnosis.blocking.hop !== null) return diagnosis.blocking.hop;
  return diagnosis.reachedServer === 'no' ? -1 : exchange.hops.length - 1;
}

const reachedAt = (index: number, last: number): Reached =>
  index < last ? 'yes' : index === last ? 'stopped' : 'no';

/** A way is crossed where it leads away from the station that stopped the journey. */
const wayAt = (index: number, last: number): WayState =>
  index <= last ? 'travelled' : index === last + 1 ? 'crossed' : 'never';

/** The box at the end: the page again, once the request itself was sent. */
function homecoming(diagnosed: Diagnosed, last: number): Station[] {
  const { exchange, diagnosis } = diagnosed;
  const crossed = last < exchange.hops.length;
  if (crossed && last < exchange.hops.length - 1) return [];
  const way = { state: crossed ? 'crossed' : 'travelled', label: '' } as const;
  const state = crossed ? 'never' : 'done';
  const detail = whatThePageGets(diagnosis.verdict);
  return [{ kind: 'page', state, title: YOUR_PAGE, status: '', detail, way }];
}

/** The exchange as the boxes and arrows of its diagram, from the page to the page. */
export function journeyOf(diagnosed: Diagnosed): readonly Station[] {
  const { exchange } = diagnosed;
  const last = lastHop(diagnosed);
  const start: Station = {
    kind: 'page',
    state: 'done',
    title: YOUR_PAGE,
    status: '',
    detail: exchange.origin === null ? ORIGIN_UNKNOWN : hostOf(exchange.origin),
    way: null,
  };
  const hops = exchange.hops.map((hop, index) =>
    station(hop, exchange.hops[index - 1] ?? null, reachedAt(index, last), wayAt(index, last)),
  );
  return shortened([start, ...cachedStation(exchange), ...hops, ...homecoming(diagnosed, last)]);
}

/** Stations that a diagram shows: where it began, and where it ended. */
const FIRST_SHOWN = 2;
const LAST_SHOWN = 3;

/** A long way with its middle, hops that went well, as one station. */
function shortened(stations: readonly Station[]): readonly Station[] {
  const middle = stations.slice(FIRST_SHOWN, -LAST_SHOWN);
  const [first] = middle;
  if (first === undefined || middle.length < 2) return stations;
  const what = middle.every(({ kind }) => kind === 'redirect') ? 'redirect' : 'request';
  const title = moreHops(middle.length, what);
  const more: Station = { ...first, kind: 'more', title, status: '', detail: '' };
  return [...stations.slice(0, FIRST_SHOWN), more, ...stations.slice(-LAST_SHOWN)];
}
