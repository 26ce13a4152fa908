import type { Engine } from '../cors/engine.ts';
import { endOf, type HopNode } from './hop-node.ts';
import { CLOCK_SLACK, LOOSE_WINDOW, PREFLIGHT_WINDOW } from './lane.ts';
import { preflightCanPass, preflightHeaderNames } from './preflight-facts.ts';
import { requestedHeaderNames } from './request-facts.ts';

/** How many candidates are looked at for one preflight: more than ever overlap, so that a flood stays linear. */
const MAX_CANDIDATES = 256;

/** How a recorder's times of a preflight and its request relate. */
type Timing = 'within' | 'after' | 'before';

/**
 * Links each preflight to its request. Both lists hold one URL in the order of time. Parallel identical requests keep their order in both
 * browsers, so that each preflight, from the last to the first, takes the latest request that started before it. What agrees in header
 * names and outcome is linked first; the rest links whatever fits in time, since an extension that changes headers hides the agreement.
 */
export function matchPreflights(
  requests: readonly HopNode[],
  preflights: readonly HopNode[],
  engine: Engine,
): void {
  if (requests.length === 0 || preflights.length === 0) return;
  const ambiguous = requests.length > 1 || preflights.length > 1;
  if (ambiguous) matchPass(requests, preflights, engine, agrees);
  matchPass(requests, preflights, engine, () => true);
}

type Agreement = (preflight: HopNode, request: HopNode, engine: Engine) => boolean;

function matchPass(
  requests: readonly HopNode[],
  preflights: readonly HopNode[],
  engine: Engine,
  agreement: Agreement,
): void {
  const free = requests.filter((request) => request.peer === null);
  const later: HopNode[] = [];
  for (const preflight of preflights.toReversed()) {
    if (preflight.peer !== null) continue;
    const timing = timingOf(preflight, engine);
    if (timing === 'before') continue;
    // A request that started after this preflight started after all earlier ones too.
    while (startsAfter(free.at(-1), preflight)) later.push(...free.splice(-1));
    const index = findFit(
      free,
      (request) => fits(preflight, request, timing) && agreement(preflight, request, engine),
    );
    if (index !== -1) link(preflight, free.splice(index, 1)[0]);
  }
  matchFollowing([...free, ...later.toReversed()], preflights, engine, agreement);
}

/** For recorders that see the wire: the earliest request after its preflight. */
function matchFollowing(
  free: HopNode[],
  preflights: readonly HopNode[],
  engine: Engine,
  agreement: Agreement,
): void {
  for (const preflight of preflights) {
    if (preflight.peer !== null || timingOf(preflight, engine) !== 'before') continue;
    const index = free.findIndex(
      (request) => fits(preflight, request, 'before') && agreement(preflight, request, engine),
    );
    if (index !== -1) link(preflight, free.splice(index, 1)[0]);
  }
}

const startsAfter = (request: HopNode | undefined, preflight: HopNode): boolean =>
  request !== undefined && request.record.startedAt > preflight.record.startedAt + CLOCK_SLACK;

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
function timingOf(preflight: HopNode, engine: Engine): Timing {
  if (preflight.record.resourceType === 'preflight') return 'within';
  return engine === 'firefox' ? 'after' : 'before';
}

function fits(preflight: HopNode, request: HopNode, timing: Timing): boolean {
  if (request.method !== preflight.method) return false;
  if (request.origin !== null && request.origin !== preflight.origin) return false;
  const gap = preflight.record.startedAt - request.record.startedAt;
  switch (timing) {
    case 'within':
      return gap >= -CLOCK_SLACK && preflight.record.startedAt <= endOf(request.record) + CLOCK_SLACK;
    case 'after':
      return gap >= -CLOCK_SLACK && gap <= PREFLIGHT_WINDOW;
    case 'before':
      return gap <= CLOCK_SLACK && gap >= -preflight.record.duration - LOOSE_WINDOW;
  }
}

/** Whether the request needs just the headers that were asked for, and has no response if its preflight cannot have passed. */
function agrees(preflight: HopNode, request: HopNode, engine: Engine): boolean {
  if (request.record.status > 0 && !preflightCanPass(preflight.record, engine)) return false;
  const asked = new Set(requestedHeaderNames(preflight.record.requestHeaders));
  if (preflightHeaderNames(request.record.requestHeaders, engine).some((name) => !asked.has(name)))
    return false;
  for (const { name } of request.record.requestHeaders) asked.delete(name.toLowerCase());
  return asked.size === 0;
}
