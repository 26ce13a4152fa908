import type { Browser } from '../../cors/engine.ts';
import type { Exchange, ExchangeId } from '../../exchange/exchange.ts';
import type { PairingChanges } from '../../exchange/pairing/pair.ts';
import { apiOf } from '../../fix/policy/api.ts';
import { shortCause } from '../../explain/row/short-cause.ts';
import type { LogEvent } from '../adapter.ts';
import { createJudge, type Judge } from '../../diagnosis/log/judge.ts';
import { categoryOf, statusOf, type ExchangeRow } from './row-data.ts';
import type { Rows } from './rows.ts';

/** Turns what the log tells into rows. */
export interface RowWriter {
  readonly apply: (event: LogEvent) => void;
  readonly refresh: (id: ExchangeId) => void;
  readonly judge: () => Judge;
}

export type CreateRowWriter = typeof createRowWriter;

/** `onClear`: the log starts anew. */
export function createRowWriter(rows: Rows, browser: Browser, onClear: () => void): RowWriter {
  let judge = createJudge(browser);

  const describe = (exchange: Exchange): Omit<ExchangeRow, 'kind' | 'id'> => {
    const diagnosed = judge.diagnose(exchange, null);
    const { verdict } = diagnosed.diagnosis;
    return {
      exchange,
      verdict,
      category: categoryOf(diagnosed),
      cause: shortCause(diagnosed),
      status: statusOf(exchange),
      api: apiOf(exchange),
    };
  };

  const put = (exchange: Exchange): void => {
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
        return take(judge.pairer.add(event.record));
      case 'update':
        return take(judge.pairer.update(event.previous, event.record));
      case 'navigation':
        return rows.append({ kind: 'navigation', url: event.url, at: event.at });
      case 'clear':
        return clear();
    }
  };

  const refresh = (id: ExchangeId): void => {
    rows.change(id, (row) => Object.assign(row, describe(row.exchange)));
  };

  return { apply, refresh, judge: () => judge };
}
