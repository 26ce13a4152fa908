import { signal, type ReadonlySignal } from '@preact/signals';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { Exchange, Hop } from '../../exchange/exchange.ts';
import type { EpochMilliseconds } from '../../exchange/units.ts';
import { isRepeated } from '../../trial/trial-limit.ts';
import { PASSED_BY_TRIAL } from '../../trial/trial-text.ts';
import {
  asShown,
  isSentElsewhere,
  isShownChanged,
  isTouched,
  withoutTrial,
} from '../../trial/tried-exchange.ts';
import type { TrialPlan } from '../../trial/trial-plan.ts';
import type { TrialView } from '../list/row-writer.ts';

/** A trial with its time; `until` is infinite while it is on. */
export interface Trial {
  readonly plan: TrialPlan;
  readonly since: EpochMilliseconds;
  until: EpochMilliseconds;
}

/** A request that a trial touched. */
export interface Touched {
  readonly exchange: Exchange;
  readonly trial: Trial;
  /** Whether the browser let the page have the answer; null where nothing tells. */
  readonly passed: boolean | null;
  /** How often the page was asked. */
  readonly looks: number;
}

/** Trials of the past whose requests are still known; more are let go, the oldest first. */
const MAX_TRIALS = 20;

/** Requests that trials touched and that are remembered. When there are more, the older half of them goes. */
const MAX_TOUCHED = 5_000;

/** How often the page is asked about one request: its measure is there before the log has the request. */
const MAX_LOOKS = 2;

/** What trials did to the requests of the log. */
export interface TrialLog extends TrialView {
  /** Counts changes. */
  readonly revision: ReadonlySignal<number>;
  readonly add: (trial: Trial) => void;
  readonly touched: () => Iterable<Touched>;
  readonly find: (exchange: Exchange) => Touched | undefined;
  /** The requests that nothing tells of, but for those about which the page was asked often enough. */
  readonly takeUntold: () => readonly Touched[];
  /** Notes what the page saw of a request that was touched; false where none touched it. */
  readonly setPassed: (exchange: Exchange, passed: boolean) => boolean;
}

/** Numbers of requests begin anew with a log. */
const keyOf = ({ id, startedAt }: Exchange): string => `${id} ${startedAt}`;

const passedBy = ({ outcome }: Exchange): boolean | null =>
  outcome === 'succeeded' || outcome === 'failed' ? outcome === 'succeeded' : null;

export function createTrialLog(): TrialLog {
  const trials: Trial[] = [];
  const touched = new Map<string, Touched>();
  const revision = signal(0);

  const put = (next: Touched): void => {
    touched.set(keyOf(next.exchange), next);
    if (touched.size > MAX_TOUCHED)
      for (const key of [...touched.keys()].slice(0, MAX_TOUCHED / 2)) touched.delete(key);
    revision.value++;
  };

  const shown = new WeakMap<EntryRecord, EntryRecord>();
  const own = new WeakMap<Hop, Hop>();
  /** What was told as it is to be judged already: it comes again when a row is looked at anew. */
  const judged = new WeakSet<Exchange>();

  const trialAt = (startedAt: EpochMilliseconds, isMeant: (plan: TrialPlan) => boolean): Trial | undefined =>
    trials.findLast(({ since, until, plan }) => startedAt >= since && startedAt <= until && isMeant(plan));

  /** The request with the headers of the server itself. */
  const asSent = (exchange: Exchange): Exchange => {
    const { hops, cachedPreflight } = exchange;
    const cached = cachedPreflight === null ? undefined : own.get(cachedPreflight.hop);
    if (cached === undefined && !hops.some((hop) => own.has(hop))) return exchange;
    return {
      ...exchange,
      hops: hops.map((hop) => own.get(hop) ?? hop),
      cachedPreflight:
        cachedPreflight === null ? null : { ...cachedPreflight, hop: cached ?? cachedPreflight.hop },
    };
  };

  const find = (exchange: Exchange): Touched | undefined => touched.get(keyOf(exchange));

  const remember = (exchange: Exchange, trial: Trial): void => {
    const known = find(exchange);
    put({ exchange, trial, passed: passedBy(exchange) ?? known?.passed ?? null, looks: known?.looks ?? 0 });
  };

  return {
    revision,
    add: (trial) => {
      trials.push(trial);
      if (trials.length > MAX_TRIALS) trials.shift();
    },
    touched: () => touched.values(),
    find,
    takeUntold: () => {
      const untold = [...touched.values()].filter(
        ({ passed, looks }) => passed === null && looks < MAX_LOOKS,
      );
      for (const each of untold) touched.set(keyOf(each.exchange), { ...each, looks: each.looks + 1 });
      return untold;
    },
    setPassed: (exchange, passed) => {
      const known = find(exchange);
      // Firefox's measure overlooks that a header came twice.
      const isRight = passed && !exchange.hops.some(isRepeated);
      if (known !== undefined && known.passed !== isRight) put({ ...known, passed: isRight });
      return known !== undefined;
    },
    shown: (record) => {
      const known = shown.get(record);
      if (known !== undefined) return known;
      const trial = trialAt(record.startedAt, (plan) => isShownChanged(plan, record));
      if (trial === undefined) return record;
      const changed = asShown(trial.plan, record);
      shown.set(record, changed);
      own.set(changed, record);
      return changed;
    },
    without: (told) => {
      if (judged.has(told)) return told;
      const exchange = asSent(told);
      const trial = trialAt(exchange.startedAt, (plan) => isTouched(plan, exchange));
      if (trial === undefined) return exchange;
      remember(exchange, trial);
      const without = withoutTrial(trial.plan, exchange);
      judged.add(without);
      return without;
    },
    mark: ({ exchange, diagnosis }: Diagnosed) => {
      const known = find(exchange);
      if (known?.passed !== true) return '';
      const isWithout = diagnosis.verdict === 'blocked' || isSentElsewhere(known.trial.plan, exchange);
      return isWithout ? PASSED_BY_TRIAL : '';
    },
  };
}
