import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { CredentialsAssumption, Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { LogContext } from '../../diagnosis/log/log-context.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { Milliseconds } from '../../exchange/units.ts';
import type { LogState, PanelAdapter, Scheduler, Unsubscribe } from '../adapter.ts';
import type { Arrangement } from './groups.ts';
import { chipShows, createTest, type Filter } from './filter.ts';
import { createFrameLoop } from './frame-loop.ts';
import { createLogReader, type LogReader } from './log-reader.ts';
import type { CreateRowWriter, RowWriter, TrialView } from './row-writer.ts';
import { createRows, type Rows } from './rows.ts';
import type { Counts } from './tally.ts';

/** What filtering may spend at once, before the first of it is drawn and the next key is heard. */
const FILTER_BUDGET: Milliseconds = 15;

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
  /** Whether everything was taken that was in the log at first: until then an empty list tells nothing. */
  readonly isRead: ReadonlySignal<boolean>;
  readonly filter: ReadonlySignal<Filter>;
  readonly logState: ReadonlySignal<LogState>;
  /** Counts clearings of the log, so that what belonged to the old one is let go. */
  readonly clearings: ReadonlySignal<number>;
  /** The verdict alone: see detail-model.ts for the rest. */
  readonly diagnose: (exchange: Exchange, assuming: CredentialsAssumption | null) => Diagnosed;
  readonly context: () => LogContext;
  /** Tells requests from now on as a trial has it. */
  readonly setTrial: (view: TrialView) => void;
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

/** Makes rows of what the log tells; true when something is left at `end`. */
function drain({ take }: LogReader, { apply }: RowWriter, { now }: Scheduler, end: Milliseconds): boolean {
  for (let event = take(); event !== undefined; event = take()) {
    apply(event);
    if (now() >= end) return true;
  }
  return false;
}

/** Filters rows; true when some are left at `end`. Those that came last are tested in any case: what was taken is drawn. */
function scan({ scan: test }: Rows, { now }: Scheduler, end: Milliseconds): boolean {
  while (test(SCAN_STEP)) if (now() >= end) return true;
  return false;
}

/**
 * Takes what the log tells and turns it into rows, as the frame loop has it. `writing`: what makes rows; null
 * until it is loaded.
 */
export function createRequests(
  parts: Parts,
  first: Filter,
  arrangement: Arrangement,
  writing: ReadonlySignal<CreateRowWriter | null>,
): Requests {
  const { browser, log, scheduler } = parts;
  const rows = createRows();
  const reader = createLogReader(log);
  const { told, ...numbers } = createNumbers(rows);
  const filter = signal(first);
  const clearings = signal(0);
  const logState = signal(log.state());
  const isRead = signal(!reader.hasEntries());
  let writer: RowWriter | null = null;
  let isQueueLeft = !isRead.peek();
  const test = ({ chip, text }: Filter): void =>
    rows.setTest(createTest(text), (category) => chipShows(chip, category));
  rows.arrange(arrangement);
  test(first);

  const take = (end: Milliseconds): boolean => {
    if (writer === null) return false;
    isQueueLeft = drain(reader, writer, scheduler, end);
    return scan(rows, scheduler, end) || isQueueLeft;
  };

  const draw = (): void =>
    batch(() => {
      told();
      logState.value = log.state();
      isRead.value ||= !isQueueLeft;
    });

  const loop = createFrameLoop(parts, { take, draw });
  const stopListening = log.subscribe(loop.request);
  const stopWaiting = writing.subscribe((create) => {
    writer = create?.(rows, browser, () => clearings.value++) ?? null;
    loop.hurry();
  });

  const loadedWriter = (): RowWriter => {
    if (writer === null) throw new Error('A request is judged before what judges it was loaded');
    return writer;
  };

  return {
    rows,
    ...numbers,
    filter,
    isRead,
    clearings,
    logState,
    diagnose: (exchange, assuming) => loadedWriter().judge().diagnose(exchange, assuming),
    context: () => loadedWriter().judge().context,
    setTrial: (view) => loadedWriter().follow(view),
    refresh: (id) => {
      loadedWriter().refresh(id);
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
      stopWaiting();
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
