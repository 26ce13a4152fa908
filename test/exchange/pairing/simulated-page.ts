import * as fc from 'fast-check';
import type { Engine } from '../../../src/cors/engine.ts';
import { START } from '../../support/http-text.ts';

/*
 * A page whose requests are drawn at random, and what either browser records of them. Every entry of one request carries the request's
 * number in a response header, so that a test can tell whether pairing put the right ones together.
 */

/** One request that the page makes. */
export interface PageRequest {
  /** Milliseconds since the request before it. */
  readonly gap: number;
  readonly path: string;
  readonly method: string;
  readonly origin: string;
  /** Set by the page; makes a preflight necessary. */
  readonly header: string | null;
  /** What the server makes of the preflight. */
  readonly preflight: 'passes' | 'not-found' | 'header-missing';
  readonly maxAge: number | null;
  readonly redirects: number;
  readonly preflightTime: number;
  readonly time: number;
  /** How long after its end each entry is delivered. */
  readonly deliveries: readonly number[];
}

/** An entry, the request it belongs to and when it is delivered. */
interface SimulatedEntry {
  readonly entry: unknown;
  readonly request: number;
  readonly deliveredAt: number;
}

export interface Simulation {
  readonly entries: readonly SimulatedEntry[];
  /** For each request, when the preflight ended whose answer was taken from the preflight cache, for the first hop that took one. */
  readonly cachedFrom: ReadonlyMap<number, number>;
}

const REQUEST: fc.Arbitrary<Omit<PageRequest, 'gap'>> = fc.record({
  path: fc.constantFrom('/items', '/users'),
  method: fc.constantFrom('GET', 'PUT', 'DELETE'),
  origin: fc.constantFrom('https://app.example', 'https://embedded.example'),
  header: fc.constantFrom(null, 'x-one', 'x-two'),
  preflight: fc.constantFrom('passes', 'passes', 'not-found', 'header-missing'),
  maxAge: fc.constantFrom(null, 0, 1),
  redirects: fc.constantFrom(0, 0, 0, 1, 2),
  preflightTime: fc.integer({ min: 5, max: 30 }),
  time: fc.integer({ min: 1, max: 30 }),
  deliveries: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 8, maxLength: 8 }),
});

/** How long after its request a preflight starts. */
const PREFLIGHT_DELAY = 4;

/** The gap between the requests of a burst. */
const IN_BURST = 1;

/** Requests at the same time: the last one is made before the first preflight is. */
const BURST: fc.Arbitrary<readonly PageRequest[]> = fc
  .tuple(fc.integer({ min: 6, max: 90 }), fc.array(REQUEST, { minLength: 1, maxLength: PREFLIGHT_DELAY }))
  .map(([gap, requests]) =>
    requests.map((request, index) => ({ ...request, gap: index === 0 ? gap : IN_BURST })),
  );

/** Bursts of requests, many to the same URL; a burst may start while the one before it is under way. */
export const PAGE: fc.Arbitrary<readonly PageRequest[]> = fc
  .array(BURST, { minLength: 1, maxLength: 10 })
  .map((bursts) => bursts.flat());

interface CachedAnswer {
  readonly from: number;
  readonly until: number;
  readonly method: string;
  readonly header: string | null;
}

const DEFAULT_MAX_AGE = 5;

/** What `engine` records when the page makes these requests. */
export function simulate(page: readonly PageRequest[], engine: Engine): Simulation {
  const entries: SimulatedEntry[] = [];
  const cachedFrom = new Map<number, number>();
  const cache = new Map<string, CachedAnswer[]>();
  let start = 0;
  let burstStart = 0;
  for (const [number, request] of page.entries()) {
    start += request.gap;
    if (request.gap !== IN_BURST) burstStart = start;
    let at = start;
    const deliveries = [...request.deliveries];
    const record = (entry: unknown, end: number): void => {
      entries.push({ entry, request: number, deliveredAt: end + (deliveries.pop() ?? 0) });
    };
    for (let hop = 0; hop <= request.redirects; hop++) {
      const url = urlOf(request, number, hop);
      const shape: Shape = {
        request,
        number,
        engine,
        url,
        start: at,
        isLast: hop === request.redirects,
        hop,
      };
      const answer = freshAnswer(
        cache.get(`${request.origin} ${url}`),
        request,
        Math.min(at, burstStart),
        at,
      );
      if (answer !== undefined && !cachedFrom.has(number)) cachedFrom.set(number, START + answer.from);
      const asks = needsPreflight(request) && answer === undefined;
      const preflightEnd = asks ? at + PREFLIGHT_DELAY + request.preflightTime : at;
      if (asks) record(preflightEntry(shape), preflightEnd);
      const blocked = asks && request.preflight !== 'passes';
      const end = preflightEnd + (blocked ? 0 : request.time);
      // Firefox does not deliver a request whose preflight failed.
      if (!blocked || engine !== 'firefox') record(requestEntry(shape, preflightEnd, blocked), end);
      if (blocked) break;
      if (asks) remember(cache, url, request, preflightEnd);
      at = end + 1;
    }
  }
  return { entries, cachedFrom };
}

const needsPreflight = (request: PageRequest): boolean => request.method !== 'GET' || request.header !== null;

const urlOf = (request: PageRequest, number: number, hop: number): string =>
  `https://api.example${request.path}${hop === 0 ? '' : `/moved/${number}/${hop}`}`;

function remember(cache: Map<string, CachedAnswer[]>, url: string, request: PageRequest, from: number): void {
  const key = `${request.origin} ${url}`;
  const { method, header } = request;
  const until = from + (request.maxAge ?? DEFAULT_MAX_AGE) * 1_000;
  cache.set(key, [...(cache.get(key) ?? []), { from, until, method, header }]);
}

/**
 * The latest answer at `at` that covers the request, if the cache had one at `since` already: a whole burst finds the cache as it was when
 * the burst began, since nothing recorded would tell which of several alike went without a preflight.
 */
function freshAnswer(
  answers: readonly CachedAnswer[] | undefined,
  request: PageRequest,
  since: number,
  at: number,
): CachedAnswer | undefined {
  if (!needsPreflight(request)) return undefined;
  const fitting = (answers ?? [])
    .filter((answer) => answer.from <= at && at < answer.until)
    .filter((answer) => request.method === 'GET' || request.method === answer.method)
    .filter((answer) => request.header === null || request.header === answer.header)
    .sort((one, other) => one.from - other.from);
  return fitting.some((answer) => answer.from <= since) ? fitting.at(-1) : undefined;
}

interface Shape {
  readonly request: PageRequest;
  readonly number: number;
  readonly engine: Engine;
  readonly url: string;
  readonly start: number;
  readonly isLast: boolean;
  readonly hop: number;
}

const header = (name: string, value: string): { name: string; value: string } => ({ name, value });

function preflightEntry({ request, number, engine, url, start }: Shape): unknown {
  const allowed = request.preflight === 'header-missing' ? 'x-other' : (request.header ?? '');
  const method = request.preflight === 'header-missing' ? 'PATCH' : request.method;
  return entryOf(start + PREFLIGHT_DELAY, request.preflightTime, engine, {
    type: 'preflight',
    requestId: `7.${number}`,
    error: null,
    request: {
      method: 'OPTIONS',
      url,
      headers: [
        header('Origin', request.origin),
        header('Access-Control-Request-Method', request.method),
        ...(request.header === null ? [] : [header('Access-Control-Request-Headers', request.header)]),
      ],
    },
    response: {
      status: request.preflight === 'not-found' ? 404 : 204,
      headers: [
        header('Access-Control-Allow-Origin', request.origin),
        header('Access-Control-Allow-Methods', method),
        header('Access-Control-Allow-Headers', allowed),
        ...(request.maxAge === null ? [] : [header('Access-Control-Max-Age', String(request.maxAge))]),
        header('X-Request', String(number)),
      ],
    },
  });
}

function requestEntry(shape: Shape, preflightEnd: number, blocked: boolean): unknown {
  const { request, number, engine, url, start, isLast, hop } = shape;
  const isFirefox = engine === 'firefox';
  const time = isFirefox ? request.time : preflightEnd - start + (blocked ? 0 : request.time);
  return entryOf(start, time, engine, {
    type: 'fetch',
    requestId: '',
    error: blocked ? 'net::ERR_FAILED' : null,
    request: {
      method: request.method,
      url,
      headers: [
        ...(blocked ? [] : [header('Origin', request.origin), header('Sec-Fetch-Mode', 'cors')]),
        ...(request.header === null ? [] : [header(request.header, 'value')]),
      ],
    },
    response: {
      status: blocked ? 0 : isLast ? 200 : 307,
      headers: blocked
        ? []
        : [header('Access-Control-Allow-Origin', request.origin), header('X-Request', String(number))],
      redirectURL: blocked || isLast ? '' : urlOf(request, number, hop + 1),
    },
  });
}

interface EntryParts {
  readonly type: string;
  readonly requestId: string;
  readonly error: string | null;
  readonly request: object;
  readonly response: object;
}

function entryOf(start: number, time: number, engine: Engine, parts: EntryParts): unknown {
  const plain = {
    startedDateTime: new Date(START + start).toISOString(),
    time,
    request: parts.request,
    response: { redirectURL: '', ...parts.response },
  };
  if (engine === 'firefox') return plain;
  return {
    ...plain,
    _resourceType: parts.type,
    _initiator: { type: parts.requestId === '' ? 'script' : 'preflight', requestId: parts.requestId },
    response: { ...plain.response, _error: parts.error },
  };
}
