import { emptyState, type EmptyReason } from '../../explain/interface/empty-state.ts';
import { emptinessOf, type EmptyAction } from './emptiness.ts';
import type { PanelModel } from '../app/panel-model.ts';
import { useShell } from '../shell/context.tsx';
import { Rich } from '../parts/text.tsx';

/** `isPage`: the page has no other heading. */
function Words({ reason, isPage = false }: { readonly reason: EmptyReason; readonly isPage?: boolean }) {
  const { title, detail } = emptyState(reason);
  return (
    <>
      {isPage ? (
        <h1>
          <Rich text={title} />
        </h1>
      ) : (
        <h2>
          <Rich text={title} />
        </h2>
      )}
      <p>
        <Rich text={detail} />
      </p>
    </>
  );
}

function actionOf(action: EmptyAction, { adapter, setFilter, requests }: PanelModel) {
  const { all, risk } = requests.matching.value;
  switch (action) {
    case 'reload':
      return { label: 'Reload the page', run: adapter.reloadPage };
    case 'clear-filter':
      return { label: 'Clear the filter', run: () => setFilter({ text: '' }) };
    case 'show-all':
      return { label: `Show all ${all}`, run: () => setFilter({ chip: 'all' }) };
    case 'show-risks':
      return { label: `Show ${risk} with risks`, run: () => setFilter({ chip: 'risks' }) };
    case 'record':
      return { label: 'Record', run: () => adapter.log.setRecording(true) };
  }
}

/** Why the list is empty, and what to do. */
export function EmptyList() {
  const { model, detail } = useShell();
  const ResyncOffer = detail.value?.ResyncOffer;
  const { requests, adapter } = model;
  const { value: filter } = requests.filter;
  const empty = emptinessOf(
    filter,
    requests.counts.value,
    requests.matching.value,
    requests.logState.value,
    adapter,
  );
  return (
    <div class="empty">
      <Words reason={empty.reason} isPage={requests.counts.value.all === 0} />
      {empty.actions.length > 0 && (
        <div class="empty-actions">
          {empty.actions
            .map((action) => actionOf(action, model))
            .map(({ label, run }) => (
              <button key={label} type="button" class="button" onClick={run}>
                {label}
              </button>
            ))}
        </div>
      )}
      {empty.hint !== null && (
        <>
          <Words reason={empty.hint} />
          {ResyncOffer !== undefined && <ResyncOffer />}
        </>
      )}
    </div>
  );
}

/** What stands in the detail before a request is chosen. */
export function EmptyDetail() {
  return (
    <div class="empty">
      <Words reason="nothing-selected" isPage />
    </div>
  );
}
