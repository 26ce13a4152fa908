import type { Engine } from '../../cors/engine.ts';
import { hasHeader, lowerCaseName } from '../../cors/header-list.ts';
import { OPAQUE_ORIGIN } from '../../cors/origin.ts';
import { unsafeRequestHeaderNames } from '../../cors/safelist.ts';
import { endOf, type HopNode } from './hop-node.ts';
import {
  BUSY_PREFLIGHT_WINDOW,
  CLOCK_SLACK,
  CLOCK_STEP,
  LATE_REQUEST,
  LOOSE_WINDOW,
  PREFLIGHT_WINDOW,
  PROMPT_PREFLIGHT_WINDOW,
} from './lane.ts';
import { preflightCanPass, preflightHeaderNames } from './preflight-facts.ts';
import { requestedHeaderNames } from '../request-facts.ts';
import type { Milliseconds } from '../units.ts';

/** How many candidates are looked at for one preflight: more than ever overlap, so that a flood stays linear. */
const MAX_CANDIDATES = 256;

/** How a recorder's times of a preflight and its request relate. */
type Timing = 'within' | 'after' | 'before';

/** What a preflight and a request must have in common to be linked. */
interface Pass {
  readonly engine: Engine;
  /** Whether header names and outcome must agree; otherwise the outcome may differ, and the names of a request without response. */
  readonly agreeing: boolean;
  readonly slack: Milliseconds;
  /** Whether the request must need just what the preflight asks for, and have an answer exactly if the preflight passes without credentials. */
  readonly exact?: boolean;
  /** Whether a request of which Chromium does not show what was sent may have any headers: a worker's, or one after a redirect. */
  readonly unseen?: boolean;
  /** Whether a request whose origin is `null` may have a preflight that names another. */
  readonly tainted?: boolean;
  /** Whether the preflight may ask for headers that a redirect has taken from the request. */
  readonly redirected?: boolean;
  /** Whether the recorder may have kept `Authorization` to itself: Chrome exports a HAR without it unless told otherwise. */
  readonly sanitized?: boolean;
  /** How long after its request the preflight may start; PREFLIGHT_WINDOW when left out. Only for recorders that tell both times. */
  readonly window?: Milliseconds;
}

/**
 * Firefox's preflights always name the page's own origin, even where a redirect has made the request's `null`. Measured in 153: 113 of 113.
 * A sandboxed page's own requests say `null` in both, and come first.
 */
const TAINTED: readonly Pass[] = [
  { engine: 'firefox', agreeing: true, slack: CLOCK_SLACK, tainted: true },
  { engine: 'firefox', agreeing: false, slack: CLOCK_SLACK, tainted: true },
];

/**
 * Behind a redirect Firefox still asks for the headers that the first request needed a preflight for, `Content-Type` of a POST that became a
 * GET say; and a busy Firefox asks late. Measured in 153.
 */
const BEHIND_REDIRECT: Pass = {
  engine: 'firefox',
  agreeing: true,
  slack: CLOCK_SLACK,
  tainted: true,
  redirected: true,
  window: BUSY_PREFLIGHT_WINDOW,
};

const LATE: readonly Pass[] = [{ engine: 'chromium', agreeing: true, slack: LATE_REQUEST, unseen: true }];

/** Tell several requests apart. */
const tellingPasses = (engine: Engine): Pass[] => [
  { engine, agreeing: true, slack: 0 },
  { engine, agreeing: true, slack: CLOCK_SLACK },
];

/** Chromium, and Firefox in its HAR, list the request whose preflight failed, so that the outcome tells as well. */
const exactPasses = (engine: Engine): Pass[] => [
  { engine, agreeing: true, slack: 0, exact: true },
  { engine, agreeing: true, slack: CLOCK_SLACK, exact: true },
];

const fittingPasses = (engine: Engine): Pass[] => [
  { engine, agreeing: false, slack: CLOCK_SLACK, unseen: engine === 'chromium' },
  { engine, agreeing: true, slack: CLOCK_STEP },
];

/** Chrome's own export, where nothing else is left that a preflight could be for. */
const SANITIZED: readonly Pass[] = [
  { engine: 'chromium', agreeing: true, slack: CLOCK_SLACK, sanitized: true },
  { engine: 'chromium', agreeing: false, slack: CLOCK_SLACK, sanitized: true },
];

/** Passes for one preflight and one request, which need not be told apart from others. */
const SINGLE: Readonly<Record<Engine, readonly Pass[]>> = {
  chromium: [...fittingPasses('chromium'), ...LATE, ...SANITIZED],
  firefox: [...fittingPasses('firefox'), ...TAINTED, BEHIND_REDIRECT],
  webkit: fittingPasses('webkit'),
};

const SEVERAL: Readonly<Record<Engine, readonly Pass[]>> = {
  chromium: [...exactPasses('chromium'), ...tellingPasses('chromium'), ...SINGLE.chromium],
  firefox: [...exactPasses('firefox'), ...tellingPasses('firefox'), ...SINGLE.firefox],
  webkit: [...tellingPasses('webkit'), ...SINGLE.webkit],
};

/**
 * Links each preflight to its request. Both lists hold one URL in the order of time. Parallel identical requests keep their order in both
 * browsers, so that each preflight, from the last to the first, takes the latest request that started before it. What agrees in header
 * names and outcome is linked first; then what fits in time, since an extension that changes headers hides the agreement; at last what
 * agrees but does not fit in time, since the wall clock may be set in between.
 */
export function matchPreflights(
  requests: readonly HopNode[],
  preflights: readonly HopNode[],
  engine: Engine,
): void {
  if (requests.length === 0 || preflights.length === 0) return;
  const isSingle = requests.length === 1 && preflights.length === 1;
  for (const pass of (isSingle ? SINGLE : SEVERAL)[engine]) {
    if (preflights.some((preflight) => preflight.peer === null)) matchPass(requests, preflights, pass);
  }
}

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
  if (pass.exact === true && !fitsExactly(preflight, request, pass.engine)) return false;
  if (request.record.status === 0 && !pass.agreeing) return true;
  const tolerated = !pass.agreeing && !isFarInFirefox(preflight, request, pass.engine);
  const canPass = tolerated || request.record.status === 0 || lets(preflight, request, pass.engine);
  if (!canPass) return false;
  return (pass.unseen === true && !showsSent(request)) || asksForSameHeaders(preflight, request, pass);
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
 * Firefox leaves out a request whose preflight failed: another one nearby, which the preflight cache let through, is not the one. Only when
 * they are as close as a request and its preflight are in an idle browser, an extension may have changed the headers.
 */
const isFarInFirefox = (preflight: HopNode, request: HopNode, engine: Engine): boolean =>
  engine === 'firefox' && preflight.record.startedAt - request.record.startedAt > PROMPT_PREFLIGHT_WINDOW;

function hasOriginOf(preflight: HopNode, { origin }: HopNode, { tainted }: Pass): boolean {
  if (origin === null || origin === preflight.origin) return true;
  return tainted === true && origin === OPAQUE_ORIGIN;
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
  const { engine, slack, window = PREFLIGHT_WINDOW } = pass;
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
  if (sanitized === true) asked.delete('authorization');
  return redirected === true || asked.size === 0;
}
