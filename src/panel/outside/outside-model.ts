import { signal, type ReadonlySignal } from '@preact/signals';
import type { ExchangeId } from '../../exchange/exchange.ts';
import type { Demand, Unsubscribe } from '../adapter.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { type NamedRequest, namedRequests } from './named-requests.ts';
import { nextRequest } from './search.ts';

/** A request of the Network panel that somebody wants explained, where it is not clear which that is. */
export interface AskedRequest {
  readonly url: string;
  /** Those that may be meant, the likeliest first; empty where the list has none. */
  readonly found: readonly ExchangeId[];
}

/** What is asked of the panel in other parts of DevTools. */
export interface Outside {
  /** null where it is clear. */
  readonly asked: ReadonlySignal<AskedRequest | null>;
  /** Shows a request, whatever the filter hides. */
  readonly show: (id: ExchangeId) => void;
  readonly dismiss: () => void;
  /** Does what was asked and what is asked from now on. `comeBack`: shows the live log, in the place of a file or a pasted message. */
  readonly follow: (comeBack: () => void) => Unsubscribe;
}

type Parts = Pick<PanelModel, 'adapter' | 'requests' | 'selection'>;

export function createOutside({ adapter, requests, selection }: Parts): Outside {
  const asked = signal<AskedRequest | null>(null);
  const { rows } = requests;

  const show = (id: ExchangeId): void => {
    selection.select(id);
    if (rows.lineOf(id) < 0) requests.setFilter({ chip: 'all', text: '' });
    if (rows.lineOf(id) >= 0) return;
    rows.folds().setAll(false);
    requests.redraw();
  };

  const open = (named: NamedRequest): void => {
    requests.catchUp();
    const found = namedRequests(named, rows).map(({ id }) => id);
    const [first] = found;
    if (first !== undefined) show(first);
    asked.value = found.length === 1 ? null : { url: named.url, found };
  };

  const step = (by: 1 | -1): void => {
    const { value: chosen } = selection.shownId;
    const next = nextRequest(rows, chosen === null ? -1 : rows.lineOf(chosen), by);
    if (next !== null) selection.select(next);
  };

  /** What the search box holds: the filter shows it, too. */
  let searched = '';
  const search = (action: string, query: string): void => {
    switch (action) {
      case 'performSearch':
        searched = query;
        return requests.setFilter({ text: query });
      case 'cancelSearch':
        if (requests.filter.peek().text === searched) requests.setFilter({ text: '' });
        return;
      case 'nextSearchResult':
        return step(1);
      case 'previousSearchResult':
        return step(-1);
    }
  };

  return {
    asked,
    show,
    dismiss: () => {
      asked.value = null;
    },
    follow: (comeBack) =>
      adapter.onDemand((demand: Demand) => {
        if (demand.kind === 'search') return search(demand.action, demand.query);
        comeBack();
        open(demand);
      }),
  };
}
