import { effect } from '@preact/signals';
import type { Exchange } from '../../exchange/exchange.ts';
import type { EpochMilliseconds, Milliseconds } from '../../exchange/units.ts';
import { listOf, numberOf } from '../../exchange/reading/unknown.ts';
import type { PanelModel } from '../app/panel-model.ts';
import type { Touched, TrialLog } from './trial-log.ts';
import { exchangesSince } from './trial-wish.ts';

/*
 * Firefox's log does not tell whether the page was given an answer. The page's own resource timing does: it shows the status of what passed,
 * and 0 for the rest. While a trial is on, and only then, the page is asked about what the trial touched.
 */

/** How long requests are gathered before the page is asked about them together. */
const GATHERING: Milliseconds = 250;

/** URLs that the page is asked about at once. */
const MAX_URLS = 100;

/** One load as the page measured it. */
interface Load {
  readonly startedAt: EpochMilliseconds;
  /** 0: it failed, or nobody may see how it ended. */
  readonly status: number;
}

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? url;

/** Evaluated in the page: start and status of each load of these URLs, one after the other. */
const timingScript = (urls: readonly string[]): string =>
  `${JSON.stringify(urls)}.map((url) => performance.getEntriesByType('resource').filter(({ name }) => name.split('#', 1)[0] === url).slice(-64).flatMap(({ startTime, responseStatus }) => [performance.timeOrigin + startTime, responseStatus]))`;

/** The loads of one URL as the page gave them, and none where it gave something else. */
function readLoads(answer: unknown, index: number): readonly Load[] {
  const numbers = listOf(listOf(answer)[index]).map((value) => numberOf(value, Number.NaN));
  const loads: Load[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2)
    loads.push({ startedAt: numbers[at] ?? Number.NaN, status: numbers[at + 1] ?? Number.NaN });
  return loads.filter(({ startedAt, status }) => !Number.isNaN(startedAt + status));
}

/**
 * Whether each of the requests to one URL passed, null where that is not clear. A worker or a frame may have asked for it as well, so that the
 * numbers have to agree, or all loads have to have ended alike.
 */
export function passedOf(
  exchanges: readonly Exchange[],
  loads: readonly Load[],
): readonly (boolean | null)[] {
  const passed = loads.map(({ status }) => status > 0);
  const [first] = passed;
  if (first !== undefined && passed.every((each) => each === first)) return exchanges.map(() => first);
  return exchanges.map((_, index) => (passed.length === exchanges.length ? (passed[index] ?? null) : null));
}

/** Asks the page which of the requests that a trial touched passed, where the log does not tell. */
export function followTrialTiming(
  { adapter, requests }: PanelModel,
  log: TrialLog,
  evaluate: (script: string) => Promise<unknown>,
): void {
  if (adapter.browser.engine !== 'firefox') return;
  let isWaiting = false;

  const tellUrl = (url: string, since: EpochMilliseconds, loads: readonly Load[]): void => {
    const alike = exchangesSince(requests.rows, since)
      .filter((each) => withoutFragment(each.url) === url)
      .toSorted((one, other) => one.startedAt - other.startedAt);
    const passed = passedOf(
      alike,
      loads.filter(({ startedAt }) => startedAt >= since),
    );
    for (const [index, exchange] of alike.entries()) {
      const isPassed = passed[index] ?? null;
      if (isPassed !== null && log.setPassed(exchange, isPassed)) requests.refresh(exchange.id);
    }
  };

  const ask = async (): Promise<void> => {
    const byUrl = new Map<string, Touched>();
    for (const each of log.takeUntold()) byUrl.set(withoutFragment(each.exchange.url), each);
    const urls = [...byUrl.keys()].slice(0, MAX_URLS);
    if (urls.length === 0) return;
    const answer = await evaluate(timingScript(urls));
    // Requests of before need not agree in number: somebody clicked in between.
    for (const [index, url] of urls.entries())
      tellUrl(url, byUrl.get(url)?.trial.since ?? 0, readLoads(answer, index));
  };

  effect(() => {
    if (log.revision.value === 0 || isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      void ask();
    }, GATHERING);
  });
}
