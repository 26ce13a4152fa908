import type { Browser } from '../../cors/engine.ts';
import type { Diagnosed } from '../../diagnosis/diagnosis.ts';
import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { PairingChanges } from '../../exchange/pairing/pair.ts';
import { apiOf } from '../../fix/policy/api.ts';
import { shortCause } from '../../explain/row/short-cause.ts';
import type { LogEvent } from '../adapter.ts';
import { createJudge, type Judge } from '../../diagnosis/log/judge.ts';
import { categoryOf, statusOf, type ExchangeRow } from './row-data.ts';
import type { Rows } from './rows.ts';

/** How requests are told while a fix is tried in the tab, and afterwards. */
export interface TrialView {
  /** An entry as the browser was shown it: by that it goes together with others. */
  readonly shown: (record: EntryRecord) => EntryRecord;
  /** The request as it is to be judged: without what the trial did to it. */
  readonly without: (exchange: Exchange) => Exchange;
  /** What is said of it in the place of its cause, '' for nothing. */
  readonly mark: (diagnosed: Diagnosed) => string;
}

/** Turns what the log tells into rows. */
export interface RowWriter {
  /** Tells requests as a trial has it from now on. */
  readonly follow: (view: TrialView) => void;
  readonly apply: (event: LogEvent) => void;
  readonly refresh: (id: ExchangeId) => void;
  readonly judge: () => Judge;
}

export type CreateRowWriter = typeof createRowWriter;

/** `onClear`: the log starts anew. */
export function createRowWriter(rows: Rows, browser: Browser, onClear: () => void): RowWriter {
  let judge = createJudge(browser);
  let trial: TrialView | null = null;

  const describe = (exchange: Exchange): Omit<ExchangeRow, 'kind' | 'id'> => {
    const diagnosed = judge.diagnose(exchange, null);
    const { verdict } = diagnosed.diagnosis;
    return {
      exchange,
      verdict,
      category: categoryOf(diagnosed),
      cause: trial?.mark(diagnosed) || shortCause(diagnosed),
      status: statusOf(exchange),
      api: apiOf(exchange),
    };
  };

  const shown = (record: EntryRecord): EntryRecord => trial?.shown(record) ?? record;
  const toJudge = (exchange: Exchange): Exchange => trial?.without(exchange) ?? exchange;

  const put = (told: Exchange): void => {
    const exchange = toJudge(told);
    judge.observe(exchange);
    const described = describe(exchange);
    if (rows.find(exchange.id) !== null) rows.change(exchange.id, (row) => Object.assign(row, described));
    else if (described.verdict !== 'same-origin')
      rows.append({ kind: 'exchange', id: exchange.id, ...described });
  };

  const take = ({ created, changed, removed, documents }: PairingChanges): void => {
    for (const document of documents) judge.observe(document);
    for (const exchange of created) put(exchange);
    for (const exchange of changed) put(exchange);
    if (removed.length > 0) rows.remove(removed);
  };

  const clear = (): void => {
    rows.clear();
    judge = createJudge(browser);
    onClear();
  };

  const apply = (event: LogEvent): void => {
    switch (event.kind) {
      case 'entry':
        return take(judge.pairer.add(shown(event.record)));
      case 'update':
        return take(judge.pairer.update(shown(event.previous), shown(event.record)));
      case 'navigation':
        return rows.append({ kind: 'navigation', url: event.url, at: event.at });
      case 'clear':
        return clear();
    }
  };

  const refresh = (id: ExchangeId): void => {
    rows.change(id, (row) => Object.assign(row, describe(toJudge(row.exchange))));
  };

  const follow = (view: TrialView): void => {
    trial = view;
  };

  return { follow, apply, refresh, judge: () => judge };
}
