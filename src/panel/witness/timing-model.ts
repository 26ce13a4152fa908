import { effect } from '@preact/signals';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { EpochMilliseconds, Milliseconds } from '../../exchange/units.ts';
import { matchTiming, timedUrls } from '../../witness/match-timing.ts';
import { callInPage } from '../../witness/page-call.ts';
import { readTiming } from '../../witness/page/read-timing.ts';
import { readTimingAnswer } from '../../witness/read-timing-answer.ts';
import type { PanelAdapter } from '../adapter.ts';
import type { Requests } from '../list/requests.ts';
import { createAlarm } from './alarm.ts';
import { attach } from './attach.ts';
import { latestExchanges } from './latest-exchanges.ts';

/** How long requests are gathered before the page is asked about them together: each time costs it some 6 ms. */
export const GATHERING: Milliseconds = 250;

/**
 * How often the page is asked about one request, each time after twice as long: its measure is there before the log has the request, but then
 * it may have measured others of that address that the log has not.
 */
export const MAX_TIMES = 5;

/** URLs that the page is asked about at once. */
const MAX_URLS = 200;

/** How long a request may still become another one: its preflight, say, is delivered before it. */
const UNFINISHED: Milliseconds = 5_000;

type Parts = Pick<PanelAdapter, 'browser' | 'inspected'>;
type Log = Pick<Requests, 'rows' | 'diagnose' | 'revision' | 'catchUp'>;

interface Open {
  readonly exchanges: readonly Exchange[];
  /** When to ask again about those that stay open; Infinity: never. */
  readonly again: EpochMilliseconds;
}

/** Those of the page's requests that it can be asked about now. */
function createOpen({ rows, diagnose }: Log) {
  const settled = new Set<ExchangeId>();
  const tries = new Map<ExchangeId, { readonly count: number; readonly next: EpochMilliseconds }>();

  const isOpen = (exchange: Exchange): boolean =>
    exchange.outcome === 'unknown' && diagnose(exchange, null).diagnosis.assumptionMatters;

  return (): Open => {
    const now = Date.now();
    const exchanges: Exchange[] = [];
    let again = Number.POSITIVE_INFINITY;
    for (const exchange of latestExchanges(rows)) {
      const { id, startedAt } = exchange;
      if (settled.has(id)) continue;
      const { count, next } = tries.get(id) ?? { count: 0, next: now };
      if (!isOpen(exchange)) {
        if (now - startedAt > UNFINISHED) settled.add(id);
      } else if (count >= MAX_TIMES) settled.add(id);
      else if (next > now) again = Math.min(again, next);
      else {
        exchanges.push(exchange);
        const later = now + GATHERING * 2 ** (count + 1);
        tries.set(id, { count: count + 1, next: later });
        again = Math.min(again, later);
      }
      if (settled.has(id)) tries.delete(id);
    }
    return { exchanges, again };
  };
}

/**
 * Asks the page's own resource timing where nothing in the log tells the credentials mode of a request, and only there. In Firefox, whose log
 * does not tell what was blocked either; Chromium's does, and shows loads that passed as failed.
 */
export function followTiming({ browser, inspected }: Parts, requests: Log): void {
  if (inspected === null || browser.engine !== 'firefox') return;
  const takeOpen = createOpen(requests);
  const askAt = createAlarm(() => void ask());

  const ask = async (): Promise<void> => {
    const { exchanges: open, again } = takeOpen();
    askAt(again);
    const urls = timedUrls(open).slice(0, MAX_URLS);
    if (urls.length === 0) return;
    const page = await inspected();
    const timing = readTimingAnswer(await page.evaluate(callInPage(readTiming, urls)), urls);
    if (timing === null) return;
    // A record may have been read again meanwhile: what the page saw belongs to the latest reading.
    requests.catchUp();
    const wanted = new Set(urls);
    const alike = [...latestExchanges(requests.rows)].filter((each) =>
      timedUrls([each]).some((url) => wanted.has(url)),
    );
    const asked = new Set(open.map(({ id }) => id));
    for (const { exchange, passed } of matchTiming(alike, timing))
      if (asked.has(exchange.id)) attach(page, exchange, { passed });
  };

  effect(() => {
    if (requests.revision.value >= 0) askAt(Date.now() + GATHERING);
  });
}
