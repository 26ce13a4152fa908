import { useSignal } from '@preact/signals';
import { requestsHidden } from '../../explain/interface/resync.ts';
import { useShell, useDetail } from '../shell/context.tsx';
import { Icon } from '../parts/icon.tsx';
import { Rich } from '../parts/text.tsx';

const LABEL = 'Resync';
const TITLE = 'Resync: fetch the requests that Firefox did not deliver';
const WAITING = 'Waiting until the page sends no requests';

/** In the toolbar, where the browser may hold requests back. */
export function ResyncButton() {
  const { requests } = useShell().model;
  const { resync } = useDetail();
  if (resync === null) return null;
  const isRunning = resync.isRunning.value;
  return (
    <button
      type="button"
      class="tool"
      title={isRunning ? WAITING : TITLE}
      aria-label={LABEL}
      aria-disabled={isRunning}
      disabled={!requests.logState.value.recording}
      onClick={() => void resync.run()}
    >
      <Icon name="resync" />
    </button>
  );
}

/** In an empty list. */
export function ResyncOffer() {
  const { resync } = useDetail();
  if (resync === null) return null;
  return (
    <button type="button" class="button" onClick={() => void resync.run()}>
      {resync.isRunning.value ? `${WAITING} …` : LABEL}
    </button>
  );
}

/** Says that requests are held back, once that is known. */
export function HiddenRequests() {
  const { missed } = useShell().model.requests.logState.value;
  const dismissed = useSignal(0);
  if (missed <= dismissed.value) return null;
  const { title, detail } = requestsHidden();
  return (
    <aside class="hidden-requests" aria-label="Hidden requests">
      <Icon name="warning" />
      <p>
        <strong>
          <Rich text={title} />
        </strong>{' '}
        <Rich text={detail} />
      </p>
      <button
        type="button"
        class="tool"
        title="Dismiss"
        aria-label="Dismiss"
        onClick={() => {
          dismissed.value = missed;
        }}
      >
        <Icon name="cross" />
      </button>
    </aside>
  );
}
