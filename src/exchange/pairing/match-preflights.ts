import type { Engine } from '../../cors/engine.ts';
import { hasHeader, lowerCaseName } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import { unsafeRequestHeaderNames } from '../../cors/safelist.ts';
import { cachedPreflightOf } from './cached-preflight.ts';
import { endOf, type HopNode } from './hop-node.ts';
import { LOOSE_WINDOW, PROMPT_PREFLIGHT_WINDOW } from './lane.ts';
import { preflightCanPass, preflightHeaderNames } from './preflight-facts.ts';
import {
  PREFLIGHT_PASSES,
  type PreflightPass,
  type PreflightPassName,
  preflightPasses,
} from './preflight-passes.ts';
import { requestedHeaderNames } from '../request-facts.ts';
import type { Milliseconds } from '../units.ts';

/** How many candidates are looked at for one preflight: more than ever overlap, so that a flood stays linear. */
const MAX_CANDIDATES = 256;

/** How a recorder's times of a preflight and its request relate. */
type Timing = 'within' | 'after' | 'before';

/** The preflights and requests of one URL that may belong together, both in the order of time. */
export interface Unmatched {
  readonly requests: readonly HopNode[];
  readonly preflights: readonly HopNode[];
  /** All preflights to the URL, earlier ones too: their answers may be in the preflight cache. */
  readonly known: readonly HopNode[];
  readonly engine: Engine;
}

interface Pass extends PreflightPass, Pick<Unmatched, 'known' | 'engine'> {}

/**
 * Links each preflight to its request, pass by pass. Parallel identical requests keep their order in both browsers, so that each preflight,
 * from the last to the first, takes the latest request that started before it.
 */
export function matchPreflights(
  unmatched: Unmatched,
  passes: readonly PreflightPassName[] = passesFor(unmatched),
): void {
  const { requests, preflights, known, engine } = unmatched;
  if (requests.length === 0) return;
  for (const name of passes) {
    if (preflights.some((preflight) => preflight.peer === null))
      matchPass(requests, preflights, { ...PREFLIGHT_PASSES[name], known, engine });
  }
}

/** The passes that are made over them. */
export const passesFor = ({ requests, preflights, engine }: Unmatched): readonly PreflightPassName[] =>
  preflightPasses(engine, requests.length === 1 && preflights.length === 1);

function matchPass(requests: readonly HopNode[], preflights: readonly HopNode[], pass: Pass): void {
  const free = requests.filter((request) => request.peer === null);
  const later: HopNode[] = [];
  for (const preflight of preflights.toReversed()) {
    if (preflight.peer !== null || timingOf(preflight, pass.engine) === 'before') continue;
    // A request that started after this preflight started after all earlier ones too.
    while (startsAfter(free.at(-1), preflight, pass.slack)) later.push(...free.splice(-1));
    const index = findFit(free, (request) => fits(preflight, request, pass));
    if (index !== -1) link(preflight, free.splice(index, 1)[0]);
  }
  matchFollowing([...free, ...later.toReversed()], preflights, pass);
}

/** For recorders that see the wire: the earliest request after its preflight. */
function matchFollowing(free: HopNode[], preflights: readonly HopNode[], pass: Pass): void {
  for (const preflight of preflights) {
    if (preflight.peer !== null || timingOf(preflight, pass.engine) !== 'before') continue;
    const index = free.findIndex((request) => fits(preflight, request, pass));
    if (index !== -1) link(preflight, free.splice(index, 1)[0]);
  }
}

const startsAfter = (request: HopNode | undefined, preflight: HopNode, slack: Milliseconds): boolean =>
  request !== undefined && request.record.startedAt > preflight.record.startedAt + slack;

/** The last one that fits, among the last MAX_CANDIDATES. */
function findFit(free: readonly HopNode[], fit: (request: HopNode) => boolean): number {
  const end = Math.max(0, free.length - MAX_CANDIDATES);
  for (let index = free.length - 1; index >= end; index--) {
    const request = free[index];
    if (request !== undefined && fit(request)) return index;
  }
  return -1;
}

function link(preflight: HopNode, request: HopNode | undefined): void {
  if (request === undefined) return;
  preflight.peer = request;
  request.peer = preflight;
}

/**
 * Chromium: the preflight lies within its request's time. Firefox: the request's time leaves the preflight out. Recorders that see only
 * the wire: the request starts when its preflight is over.
 */
function timingOf({ record }: HopNode, engine: Engine): Timing {
  if (record.resourceType === 'preflight') return 'within';
  if (record.seenOnWire) return 'before';
  return engine === 'firefox' ? 'after' : 'before';
}

function fits(preflight: HopNode, request: HopNode, pass: Pass): boolean {
  if (request.method !== preflight.method) return false;
  // Firefox lists the hop behind a blocked redirect, for which it never asked anything.
  if (request.origin === null && !request.record.sent) return false;
  if (!hasOriginOf(preflight, request, pass) || !fitsInTime(preflight, request, pass)) return false;
  if (pass.exact && !fitsExactly(preflight, request, pass.engine)) return false;
  if (request.record.status === 0 && !pass.agreeing) return true;
  const tolerated = !pass.agreeing && !belongsToAnotherInFirefox(preflight, request, pass);
  const canPass = tolerated || request.record.status === 0 || lets(preflight, request, pass.engine);
  if (!canPass) return false;
  return (pass.unseen && !showsSent(request)) || asksForSameHeaders(preflight, request, pass);
}

/** Whether the preflight lets the request pass, as far as the request tells its credentials mode. Only Firefox shows that in its entries. */
function lets(preflight: HopNode, request: HopNode, engine: Engine): boolean {
  const include = engine === 'firefox' && (tellsCredentials(request) || tellsCredentials(preflight));
  return preflightCanPass(preflight.record, engine, include);
}

/** Between origins neither is sent without credentials. */
const tellsCredentials = ({ record }: HopNode): boolean =>
  hasHeader(record.requestHeaders, 'cookie') || hasHeader(record.requestHeaders, 'sec-fetch-storage-access');

/**
 * Firefox leaves out a request whose preflight failed: another one nearby, which the preflight cache let through, is not the one. Only where
 * no cached answer covers it, and they are as close as a request and its preflight are in an idle browser, may an extension have changed the
 * headers.
 */
const belongsToAnotherInFirefox = (preflight: HopNode, request: HopNode, { engine, known }: Pass): boolean =>
  engine === 'firefox' &&
  (preflight.record.startedAt - request.record.startedAt > PROMPT_PREFLIGHT_WINDOW ||
    cachedPreflightOf(request, known, preflight.origin, engine) !== null);

function hasOriginOf(preflight: HopNode, { origin }: HopNode, { tainted }: Pass): boolean {
  if (origin === null || origin === preflight.origin) return true;
  return tainted && origin === OPAQUE_ORIGIN;
}

function fitsExactly(preflight: HopNode, request: HopNode, engine: Engine): boolean {
  const unsafe = unsafeRequestHeaderNames(request.record.requestHeaders, engine);
  return (
    lets(preflight, request, engine) === request.record.status > 0 &&
    requestedHeaderNames(preflight.record.requestHeaders).every((name) => unsafe.includes(name))
  );
}

/** The network stack adds `Accept-Encoding` to everything it sends. */
const showsSent = (request: HopNode): boolean => hasHeader(request.record.requestHeaders, 'accept-encoding');

function fitsInTime(preflight: HopNode, request: HopNode, pass: Pass): boolean {
  const { engine, slack, window } = pass;
  const gap = preflight.record.startedAt - request.record.startedAt;
  const timing = timingOf(preflight, engine);
  switch (timing) {
    case 'within':
      return gap >= -slack && preflight.record.startedAt <= endOf(request.record) + slack;
    case 'after':
      return gap >= -slack && gap <= window;
    case 'before':
      return gap <= slack && gap >= -preflight.record.duration - LOOSE_WINDOW;
  }
}

/** Whether the request has and needs just the headers that were asked for. */
function asksForSameHeaders(
  preflight: HopNode,
  request: HopNode,
  { engine, redirected, sanitized }: Pass,
): boolean {
  const asked = new Set(requestedHeaderNames(preflight.record.requestHeaders));
  if (preflightHeaderNames(request.record.requestHeaders, engine).some((name) => !asked.has(name)))
    return false;
  for (const { name } of request.record.requestHeaders) asked.delete(lowerCaseName(name));
  if (sanitized) asked.delete('authorization');
  return redirected || asked.size === 0;
}
