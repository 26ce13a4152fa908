import { listOf, numberOf, property } from '../exchange/reading/unknown.ts';
import type { EpochMilliseconds } from '../exchange/units.ts';

/** One load as the page measured it. */
export interface TimedLoad {
  readonly startedAt: EpochMilliseconds;
  readonly endedAt: EpochMilliseconds;
  /** 0: it failed, or nobody may see how it ended. */
  readonly status: number;
}

/** The loads of one document and the frames of its origin. */
export interface Timing {
  /** When the document began. */
  readonly since: EpochMilliseconds;
  /** By URL without fragment, in the order in which they began. A URL that is not there was not answered for. */
  readonly loads: ReadonlyMap<string, readonly TimedLoad[]>;
}

/** Loads of one URL that are read; the script in the page gives no more. */
const MAX_LOADS = 64;

/** What the page answered about `urls`; null where that is not what was asked for. */
export function readTimingAnswer(answer: unknown, urls: readonly string[]): Timing | null {
  const since = numberOf(property(answer, 'since'), Number.NaN);
  if (Number.isNaN(since)) return null;
  const lists = listOf(property(answer, 'loads'));
  const loads = new Map<string, readonly TimedLoad[]>();
  for (const [index, url] of urls.entries()) {
    const list = lists[index];
    const read = Array.isArray(list) ? readLoads(list) : null;
    if (read !== null) loads.set(url, read);
  }
  return { since, loads };
}

/** Start, end and status of each load, one after the other. */
function readLoads(numbers: readonly unknown[]): TimedLoad[] | null {
  if (numbers.length > 3 * MAX_LOADS || numbers.length % 3 !== 0) return null;
  const loads: TimedLoad[] = [];
  for (let index = 0; index < numbers.length; index += 3) {
    const [startedAt, endedAt, status] = numbers
      .slice(index, index + 3)
      .map((number) => numberOf(number, Number.NaN));
    if (startedAt === undefined || endedAt === undefined || status === undefined) return null;
    if (Number.isNaN(startedAt + endedAt + status)) return null;
    loads.push({ startedAt, endedAt, status });
  }
  return loads.toSorted((one, other) => one.startedAt - other.startedAt);
}
