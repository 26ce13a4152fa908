import { effect } from '@preact/signals';
import { property, textOf } from '../../exchange/reading/unknown.ts';
import type { Unsubscribe } from '../adapter.ts';
import type { PanelModel } from './panel-model.ts';

/*
 * Firefox loads the panel's document again whenever the toolbox is docked elsewhere. What the user was looking at is kept as a text, because
 * nothing else of this document outlives it.
 */

type Parts = Pick<PanelModel, 'adapter' | 'requests' | 'selection' | 'setFilter'>;

/** Shows what the document before showed, and keeps what this one shows from now on. */
export function followView(parts: Parts): Unsubscribe {
  restore(parts);
  const { adapter, requests, selection } = parts;
  return effect(() => {
    const id = selection.id.value;
    const url = id === null ? '' : (requests.rows.find(id)?.exchange.url ?? '');
    adapter.keepView(JSON.stringify({ filter: requests.filter.value.text, id, url }));
  });
}

function restore({ adapter, requests, selection, setFilter }: Parts): void {
  if (adapter.view === '') return;
  const view: unknown = JSON.parse(adapter.view);
  setFilter({ text: textOf(property(view, 'filter')) });
  const id = property(view, 'id');
  if (typeof id !== 'number') return;
  requests.catchUp();
  // The same log makes the same ids, unless its oldest requests made room meanwhile.
  if (requests.rows.find(id)?.exchange.url === property(view, 'url')) selection.select(id);
}
