import type { Browser } from '../cors/engine.ts';
import { createJudge, type Judge } from '../diagnosis/log/judge.ts';
import type { Exchange, ExchangeId } from '../exchange/exchange.ts';
import { browserOfAgent } from '../exchange/browser-of-agent.ts';
import type { Milliseconds } from '../exchange/units.ts';
import { badgeText, badgeTitle } from '../explain/interface/badge.ts';
import { showBadge } from '../platform/badge.ts';
import { blockedElsewhere, onBlockedElsewhere } from './blocked-elsewhere.ts';
import { type CaptureLog, type LogEvent, START_CURSOR } from './panel-link.ts';

/*
 * Counts blocked requests for the icon, whether the tab is shown or not. It is loaded with the first request that may be one.
 */

/** Requests come in bursts: the number follows after each of them. */
export const REST: Milliseconds = 300;

/** Events that are judged at once: a few milliseconds. */
const AT_ONCE = 200;

/** Counts the blocked requests of a log. */
interface BlockedCount {
  readonly take: (event: LogEvent) => void;
  readonly count: () => number;
}

function createBlockedCount(browser: Browser): BlockedCount {
  let judge: Judge = createJudge(browser);
  const blocked = new Set<ExchangeId>();
  const look = (exchange: Exchange): void => {
    judge.observe(exchange);
    if (judge.diagnose(exchange, null).diagnosis.verdict === 'blocked') blocked.add(exchange.id);
    else blocked.delete(exchange.id);
  };
  const pair = (event: Extract<LogEvent, { readonly record: unknown }>): void => {
    const { pairer } = judge;
    const { created, changed, removed, documents } =
      event.kind === 'entry' ? pairer.add(event.record) : pairer.update(event.previous, event.record);
    for (const document of documents) judge.observe(document);
    for (const exchange of created) look(exchange);
    for (const exchange of changed) look(exchange);
    for (const id of removed) blocked.delete(id);
  };
  return {
    count: () => blocked.size,
    take: (event) => {
      if ('record' in event) pair(event);
      else if (event.kind === 'clear') {
        judge = createJudge(browser);
        blocked.clear();
      }
    },
  };
}

/** Whether the browser took the number off the icon, or the log begins anew. */
const isBeginning = ({ kind }: LogEvent): boolean => kind === 'navigation' || kind === 'clear';

/** Calls `tell` with the number of blocked requests after each burst, and again when the browser has taken it off the icon. */
export function followBlocked(log: CaptureLog, browser: Browser, tell: (blocked: number) => void): void {
  const blocked = createBlockedCount(browser);
  let events: readonly LogEvent[] = [];
  let next = 0;
  let cursor = START_CURSOR;
  /** Of what was only looked at while a panel judged. */
  let seen = START_CURSOR;
  let isScheduled = false;
  /** -1: nothing stands on the icon. */
  let told = -1;

  const pull = (): void => {
    if (next < events.length) return;
    ({ events, cursor } = log.changesSince(cursor));
    next = 0;
  };

  const say = (count: number): void => {
    if (count !== told) tell(count);
    told = count;
  };

  /** What a panel judges is judged here only once it does so no more. */
  const follow = (count: number): void => {
    const changes = log.changesSince(seen);
    seen = changes.cursor;
    if (changes.events.some(isBeginning)) told = -1;
    say(count);
  };

  const work = (): void => {
    isScheduled = false;
    const elsewhere = blockedElsewhere();
    if (elsewhere !== null) return follow(elsewhere);
    pull();
    for (let step = 0; step < AT_ONCE && next < events.length; step++) {
      const event = events[next++];
      if (event === undefined) continue;
      blocked.take(event);
      if (isBeginning(event)) told = -1;
    }
    if (next < events.length) return schedule(0);
    say(blocked.count());
  };

  const schedule = (delay: Milliseconds): void => {
    if (isScheduled) return;
    isScheduled = true;
    setTimeout(work, delay);
  };

  log.subscribe(() => schedule(REST));
  onBlockedElsewhere(() => schedule(REST));
  schedule(REST);
}

/** Shows the number on the icon of the inspected tab, for as long as DevTools is open. */
export const showBlocked = (log: CaptureLog): void =>
  followBlocked(log, browserOfAgent(navigator.userAgent), (count) =>
    showBadge({ text: badgeText(count), title: badgeTitle(count) }),
  );
