import { firstFailure } from '../../cors/check-result.ts';
import { corsCheck } from '../../cors/cors-check.ts';
import type { Engine } from '../../cors/engine.ts';
import { getHeader, hasHeader } from '../../cors/header-list.ts';
import { isSameOrigin, OPAQUE_ORIGIN, originOf } from '../../cors/origin.ts';
import { MAX_REDIRECTS, methodAfterRedirect } from '../../cors/redirect.ts';
import type { EntryRecord } from '../entry-record.ts';
import { compareNodes, endOf, headOf, type HopNode } from './hop-node.ts';
import { LATE_REDIRECT_END } from './lane.ts';
import {
  REDIRECT_PASSES,
  REDIRECT_PASSES_OF,
  type RedirectPass,
  type RedirectPassName,
} from './redirect-passes.ts';
import type { EpochMilliseconds, Milliseconds } from '../units.ts';

/**
 * Links each redirect to the hop that followed it: the one that has the right method, initiator and origin and starts nearest to
 * the end of the redirect. `targets` are the requests to the URL, and the preflights whose request is missing.
 */
export function linkRedirects(
  redirects: readonly HopNode[],
  targets: readonly HopNode[],
  engine: Engine,
  passes: readonly RedirectPassName[] = REDIRECT_PASSES_OF[engine],
): void {
  const ordered = redirects
    // Chromium names the error where a redirect was not followed.
    .filter((redirect) => redirect.record.error === '')
    .map((redirect) => ({ redirect, end: endOfRedirect(redirect, engine) }))
    .sort((one, other) => one.end - other.end || compareNodes(one.redirect, other.redirect));
  linkLoops(targets);
  for (const name of passes) linkWithin(REDIRECT_PASSES[name], ordered, targets, engine);
  if (engine === 'chromium') giveWay(ordered, targets);
}

/** What Chromium says of the hop behind the last redirect that it follows. */
const LOOP = 'net::ERR_TOO_MANY_REDIRECTS';

const leadsToItself = ({ record, previous, next }: HopNode): boolean =>
  record.redirectUrl === record.url && record.error === '' && previous === null && next === null;

/**
 * Links the hops of an address that redirects to itself for ever: those before the one on which Chromium gives up are its own, whatever the end of
 * each says. They come faster than that is told, so that the nearest may be the one after the next.
 */
function linkLoops(targets: readonly HopNode[]): void {
  for (let index = MAX_REDIRECTS; index < targets.length; index++) {
    if (targets[index]?.record.error !== LOOP) continue;
    const chain = targets.slice(index - MAX_REDIRECTS, index);
    if (!chain.every(leadsToItself)) continue;
    chain.forEach((redirect, place) => {
      const target = chain[place + 1] ?? targets[index];
      if (target !== undefined) link(redirect, target);
    });
  }
}

/**
 * Gives a beacon's redirect that was left without a hop one that another redirect has taken, where that finds another: the hop may begin with
 * the redirect itself, so that the one nearest to the end is the next beacon's. Measured in a busy Chromium 156.
 */
function giveWay(ordered: readonly EndedRedirect[], targets: readonly HopNode[]): void {
  const holders = new Map(ordered.map((each) => [each.redirect, each]));
  for (const { redirect, end } of ordered) {
    if (redirect.next !== null || redirect.record.resourceType !== 'ping') continue;
    const from = firstFrom(targets, end - LATE_REDIRECT_END);
    const taken = targets.slice(from, from + MAX_TAKEN);
    const target = taken.find((each) => startOf(each) <= end && isSpared(redirect, each, holders, targets));
    if (target !== undefined) link(redirect, target);
  }
}

/** Whether the redirect may have the hop, because the one that has it finds another: it is linked to that. */
function isSpared(
  redirect: HopNode,
  target: HopNode,
  holders: ReadonlyMap<HopNode, EndedRedirect>,
  targets: readonly HopNode[],
): boolean {
  const holder = target.previous === null ? undefined : holders.get(target.previous);
  if (holder === undefined || !follows(redirect, target, 'chromium')) return false;
  const from = firstFrom(targets, holder.end - REDIRECT_PASSES.ended.before);
  const other = targetOf(holder, targets, from, REDIRECT_PASSES.ended, 'chromium');
  if (other === null || startOf(other) < holder.end - LATE_REDIRECT_END) return false;
  link(holder.redirect, other);
  return true;
}

function link(redirect: HopNode, target: HopNode): void {
  redirect.next = target;
  target.previous = redirect;
}

/**
 * Whether Firefox, which names no error, or a browser behind a proxy can have gone on from the redirect to the target: the CORS check lets the redirect pass, as far as
 * the entry tells the credentials mode. Where it does not, Firefox still lists the hop that it would have led to, without an answer.
 */
function canLeadTo(target: HopNode, { url, requestHeaders, responseHeaders }: EntryRecord): boolean {
  if (!target.isPreflight && target.record.status === 0) return true;
  const origin = getHeader(requestHeaders, 'origin');
  const isCors = getHeader(requestHeaders, 'sec-fetch-mode') === 'cors';
  if (origin === null || !isCors || isSameOrigin(origin, originOf(url))) return true;
  const include =
    hasHeader(requestHeaders, 'cookie') || hasHeader(requestHeaders, 'sec-fetch-storage-access');
  return firstFailure(corsCheck({ origin, include, engine: 'firefox' }, responseHeaders)) === null;
}

/** How many hops are looked at for one redirect: more than ever overlap, so that a flood stays linear. */
const MAX_CANDIDATES = 256;

/** How many hops that others have taken are asked for: more than ever overlap. */
const MAX_TAKEN = 16;

interface EndedRedirect {
  readonly redirect: HopNode;
  readonly end: EpochMilliseconds;
}

/** Links what is not linked yet; `ordered` by the end. */
function linkWithin(
  pass: RedirectPass,
  ordered: readonly EndedRedirect[],
  targets: readonly HopNode[],
  engine: Engine,
): void {
  let first = 0;
  for (const { redirect, end } of ordered) {
    if (redirect.next !== null || (pass.onWire && !redirect.record.seenOnWire)) continue;
    // What is taken stays taken.
    while (first < targets.length && (isTaken(targets[first]) || startOf(targets[first]) < end - pass.before))
      first++;
    const target = targetOf({ redirect, end }, targets, first, pass, engine);
    if (target === null) continue;
    link(redirect, target);
  }
}

/** The hop that followed, among `targets` from index `first` on; they are in the order of time. */
function targetOf(
  { redirect, end }: EndedRedirect,
  targets: readonly HopNode[],
  first: number,
  pass: RedirectPass,
  engine: Engine,
): HopNode | null {
  let found: HopNode | null = null;
  const last = Math.min(targets.length, first + MAX_CANDIDATES);
  for (let index = first; index < last; index++) {
    const target = targets[index];
    if (target === undefined || startOf(target) > end + pass.after) break;
    if (found !== null && (!pass.nearest || distance(target, end) >= distance(found, end))) {
      if (!pass.nearest || startOf(target) > end) break;
      continue;
    }
    if (target.previous !== null || !follows(redirect, target, engine)) continue;
    if (!pass.sameRequest || sameRequestId(redirect, target)) found = target;
  }
  return found;
}

const isTaken = (target: HopNode | undefined): boolean => target !== undefined && target.previous !== null;

/** The index of the first target that starts at `time` or later; they are in the order of time. */
function firstFrom(targets: readonly HopNode[], time: EpochMilliseconds): number {
  let low = 0;
  let high = targets.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (startOf(targets[middle]) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const distance = (node: HopNode, end: EpochMilliseconds): Milliseconds => Math.abs(startOf(node) - end);

const startOf = (node: HopNode | undefined): EpochMilliseconds => node?.record.startedAt ?? 0;

/** Firefox leaves the preflight out of a request's time. */
function endOfRedirect(redirect: HopNode, engine: Engine): EpochMilliseconds {
  const end = endOf(redirect.record);
  if (engine !== 'firefox' || redirect.peer === null) return end;
  return Math.max(end, endOf(redirect.peer.record) + redirect.record.duration);
}

function follows(redirect: HopNode, target: HopNode, engine: Engine): boolean {
  return (
    isEarlier(redirect, target, engine) &&
    isShortEnough(redirect, target) &&
    ((engine !== 'firefox' && !redirect.record.seenOnWire) || canLeadTo(target, redirect.record)) &&
    target.method === methodAfterRedirect(redirect.method, redirect.record.status) &&
    (target.origin === null ||
      target.origin === OPAQUE_ORIGIN ||
      redirect.origin === null ||
      target.origin === redirect.origin ||
      isPreflightOfTainted(redirect, target, engine)) &&
    (target.isPreflight || (sameInitiator(redirect.record, target.record) && sameMode(redirect, target)))
  );
}

/** Hops of one request at most: browsers follow 20 redirects, and name the failure on the one behind them. */
const MAX_HOPS = 32;

/** Whether both together are no longer than a request can be. */
function isShortEnough(redirect: HopNode, target: HopNode): boolean {
  let hops = 2;
  for (let node = redirect.previous; node !== null && hops <= MAX_HOPS; node = node.previous) hops++;
  for (let node = target.next; node !== null && hops <= MAX_HOPS; node = node.next) hops++;
  return hops <= MAX_HOPS;
}

/** Of hops in one millisecond Chromium may tell the first one last; only a circle is impossible. */
const isEarlier = (redirect: HopNode, target: HopNode, engine: Engine): boolean =>
  engine === 'chromium'
    ? redirect.record.startedAt <= target.record.startedAt && headOf(redirect) !== target
    : compareNodes(redirect, target) < 0;

/** Firefox's preflights name the page's own origin even when its request's has become `null`. */
const isPreflightOfTainted = (redirect: HopNode, target: HopNode, engine: Engine): boolean =>
  engine === 'firefox' && target.isPreflight && redirect.origin === OPAQUE_ORIGIN;

/** Chromium's preflights of all hops carry the id of the one request they are for. */
function sameRequestId(redirect: HopNode, target: HopNode): boolean {
  const one = redirect.peer?.record.initiator?.requestId ?? '';
  const other = (target.isPreflight ? target : target.peer)?.record.initiator?.requestId ?? '';
  return one === '' || other === '' || one === other;
}

/** The mode of a request never changes; an entry may not tell it. */
function sameMode(one: HopNode, other: HopNode): boolean {
  const mode = getHeader(one.record.requestHeaders, 'sec-fetch-mode');
  const otherMode = getHeader(other.record.requestHeaders, 'sec-fetch-mode');
  return mode === null || otherMode === null || mode === otherMode;
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
