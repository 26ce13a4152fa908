import type { Engine } from '../cors/engine.ts';
import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import { methodAfterRedirect } from '../cors/redirect.ts';
import type { EntryRecord } from './entry-record.ts';
import { compareNodes, endOf, type HopNode } from './hop-node.ts';
import { BUSY_REDIRECT_WINDOW, CLOCK_SLACK, LATE_REDIRECT_END, REDIRECT_WINDOW } from './lane.ts';
import type { EpochMilliseconds, Milliseconds } from './units.ts';

/**
 * Links each redirect to the hop that followed it: the first one, in the order of time, that has the right method, initiator and origin and
 * starts when the redirect ended. `targets` are the requests to the URL, and the preflights whose request is missing.
 */
export function linkRedirects(
  redirects: readonly HopNode[],
  targets: readonly HopNode[],
  engine: Engine,
): void {
  const ordered = redirects
    // Chromium names the error where a redirect was not followed.
    .filter((redirect) => redirect.record.error === '')
    .map((redirect) => ({ redirect, end: endOfRedirect(redirect, engine) }))
    .sort((one, other) => one.end - other.end || compareNodes(one.redirect, other.redirect));
  linkWithin({ before: CLOCK_SLACK, after: REDIRECT_WINDOW }, ordered, targets, engine);
  if (engine === 'firefox')
    linkWithin({ before: CLOCK_SLACK, after: BUSY_REDIRECT_WINDOW }, ordered, targets, engine);
  if (engine === 'chromium')
    linkWithin({ before: LATE_REDIRECT_END, after: REDIRECT_WINDOW }, ordered, targets, engine);
}

interface EndedRedirect {
  readonly redirect: HopNode;
  readonly end: EpochMilliseconds;
}

/** How far from the end of a redirect the next hop may start. */
interface Tolerance {
  readonly before: Milliseconds;
  readonly after: Milliseconds;
}

/** Links what is not linked yet; `ordered` by the end. */
function linkWithin(
  { before, after }: Tolerance,
  ordered: readonly EndedRedirect[],
  targets: readonly HopNode[],
  engine: Engine,
): void {
  let first = 0;
  for (const { redirect, end } of ordered) {
    if (redirect.next !== null) continue;
    while (first < targets.length && startOf(targets[first]) < end - before) first++;
    for (let index = first; index < targets.length; index++) {
      const target = targets[index];
      if (target === undefined || startOf(target) > end + after) break;
      if (target.previous !== null || !follows(redirect, target, engine)) continue;
      redirect.next = target;
      target.previous = redirect;
      break;
    }
  }
}

const startOf = (node: HopNode | undefined): EpochMilliseconds => node?.record.startedAt ?? 0;

/** Firefox leaves the preflight out of a request's time. */
function endOfRedirect(redirect: HopNode, engine: Engine): EpochMilliseconds {
  const end = endOf(redirect.record);
  if (engine !== 'firefox' || redirect.peer === null) return end;
  return Math.max(end, endOf(redirect.peer.record) + redirect.record.duration);
}

function follows(redirect: HopNode, target: HopNode, engine: Engine): boolean {
  return (
    compareNodes(redirect, target) < 0 &&
    target.method === methodAfterRedirect(redirect.method, redirect.record.status) &&
    (target.origin === null ||
      target.origin === OPAQUE_ORIGIN ||
      redirect.origin === null ||
      target.origin === redirect.origin ||
      isPreflightOfTainted(redirect, target, engine)) &&
    (target.isPreflight || sameInitiator(redirect.record, target.record)) &&
    sameRequestId(redirect, target)
  );
}

/** Firefox's preflights name the page's own origin even when its request's has become `null`. */
const isPreflightOfTainted = (redirect: HopNode, target: HopNode, engine: Engine): boolean =>
  engine === 'firefox' && target.isPreflight && redirect.origin === OPAQUE_ORIGIN;

/** Chromium's preflights of all hops carry the id of the one request they are for. */
function sameRequestId(redirect: HopNode, target: HopNode): boolean {
  const one = redirect.peer?.record.initiator?.requestId ?? '';
  const other = (target.isPreflight ? target : target.peer)?.record.initiator?.requestId ?? '';
  return one === '' || other === '' || one === other;
}

/** All hops of one request carry the initiator of the first. */
function sameInitiator(one: EntryRecord, other: EntryRecord): boolean {
  const site = one.initiator?.callSite;
  const otherSite = other.initiator?.callSite;
  return (
    one.resourceType === other.resourceType &&
    site?.url === otherSite?.url &&
    site?.line === otherSite?.line &&
    site?.column === otherSite?.column
  );
}
