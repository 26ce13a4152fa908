import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { LogContext } from '../../diagnosis/log/log-context.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { Milliseconds } from '../../exchange/units.ts';
import { START_CURSOR, type LogChanges } from '../../devtools/panel-link.ts';
import type { LogEvent, LogState, PanelAdapter, Unsubscribe } from '../adapter.ts';
import type { Arrangement } from './groups.ts';
import { chipShows, createTest, type Filter } from './filter.ts';
import { createFrameLoop, type Work } from './frame-loop.ts';
import { createRowWriter } from './row-writer.ts';
import { createRows, type Rows } from './rows.ts';
import type { Counts } from './tally.ts';

/** What filtering may spend at once before the next frame is drawn. */
const FILTER_BUDGET: Milliseconds = 30;

/** What a frame may spend on filtering beside: somebody waits for it, and a few rows are drawn at most. */
const SCAN_BUDGET: Milliseconds = 6;

/** What catching up may spend at once: somebody asked for it, and it happens once. */
const CATCH_UP_BUDGET: Milliseconds = 500;

/** Rows that are filtered between two looks at the clock. */
const SCAN_STEP = 512;

/** The requests in the list. Components read the signals; `rows` changes in place, and `revision` tells that it did. */
export interface Requests {
  readonly rows: Rows;
  readonly revision: ReadonlySignal<number>;
  /** Of the whole log. */
  readonly counts: ReadonlySignal<Counts>;
  /** Of what the text of the filter leaves, whatever the chip shows. */
  readonly matching: ReadonlySignal<Counts>;
  /** How many requests the list shows. */
  readonly shown: ReadonlySignal<number>;
  readonly filter: ReadonlySignal<Filter>;
  readonly logState: ReadonlySignal<LogState>;
  /** Counts clearings of the log, so that what belonged to the old one is let go. */
  readonly clearings: ReadonlySignal<number>;
  /** The verdict alone: see detail-model.ts for the rest. */
  readonly diagnose: (exchange: Exchange, assuming: CredentialsAssumption | null) => Diagnosed;
  readonly context: () => LogContext;
  /** Looks at a request again, in the light of what came after it. */
  readonly refresh: (id: ExchangeId) => void;
  /** Takes what waits for the next frame, for those who want to count it. */
  readonly catchUp: () => void;
  readonly setFilter: (filter: Partial<Filter>) => void;
  readonly arrange: (arrangement: Arrangement) => void;
  /** The lines of the list changed without a request: a group was folded, say. */
  readonly redraw: () => void;
  readonly dispose: Unsubscribe;
}

type Parts = Pick<PanelAdapter, 'browser' | 'log' | 'scheduler' | 'onVisible'>;

/** What components read of the rows, which change in place. `told`: they changed. */
function createNumbers(rows: Rows) {
  const revision = signal(0);
  const counts = signal(rows.counts());
  const matching = signal(rows.matching());
  const shown = signal(0);
  const told = (): void => {
    revision.value++;
    counts.value = rows.counts();
    matching.value = rows.matching();
    shown.value = rows.shownRequests();
  };
  return { revision, counts, matching, shown, told };
}

/** Takes what the log tells and turns it into rows, at most once a frame and only while the panel is shown. */
export function createRequests(parts: Parts, first: Filter, arrangement: Arrangement): Requests {
  const { browser, log, scheduler } = parts;
  const rows = createRows();
  let pulled: LogChanges = { events: [], cursor: START_CURSOR };
  let next = 0;
  const { told, ...numbers } = createNumbers(rows);
  const filter = signal(first);
  const clearings = signal(0);
  const logState = signal(log.state());
  const writer = createRowWriter(rows, browser, () => clearings.value++);
  const test = ({ chip, text }: Filter): void =>
    rows.setTest(createTest(text), (category) => chipShows(chip, category));
  rows.arrange(arrangement);
  test(first);

  /** The next event; the log is asked for more only when all that it gave were taken. */
  const take = (): LogEvent | undefined => {
    if (next === pulled.events.length) {
      pulled = log.changesSince(pulled.cursor);
      next = 0;
    }
    return pulled.events[next++];
  };

  const drain: Work = (end) => {
    for (let event = take(); event !== undefined; event = take()) {
      writer.apply(event);
      if (scheduler.now() >= end) return true;
    }
    next = pulled.events.length;
    return false;
  };

  const work: Work = (end) =>
    batch(() => {
      const isQueueLeft = drain(end);
      const scanEnd = isQueueLeft ? end : end + SCAN_BUDGET;
      let isScanLeft = rows.scan(SCAN_STEP);
      while (isScanLeft && scheduler.now() < scanEnd) isScanLeft = rows.scan(SCAN_STEP);
      told();
      logState.value = log.state();
      return isQueueLeft || isScanLeft;
    });

  const loop = createFrameLoop(parts, work);
  const stopListening = log.subscribe(loop.request);
  loop.request();

  return {
    rows,
    ...numbers,
    filter,
    clearings,
    logState,
    diagnose: (exchange, assuming) => writer.judge().diagnose(exchange, assuming),
    context: () => writer.judge().context,
    refresh: (id) => {
      writer.refresh(id);
      batch(told);
    },
    catchUp: () => loop.runNow(CATCH_UP_BUDGET),
    setFilter: (changed) => {
      filter.value = { ...filter.value, ...changed };
      test(filter.value);
      loop.runNow(FILTER_BUDGET);
    },
    arrange: (arranged) => {
      rows.arrange(arranged);
      loop.runNow(FILTER_BUDGET);
    },
    redraw: () => batch(told),
    dispose: () => {
      stopListening();
      loop.dispose();
    },
  };
}

/** The id of the row at a line of the list, null for a mark, a header, or nothing. */
export function idAt(rows: Rows, line: number): ExchangeId | null {
  const item = rows.lineAt(line);
  return item?.kind === 'exchange' ? item.id : null;
}
