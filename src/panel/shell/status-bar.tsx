import { OPENED_LATE } from '../../explain/interface/opened-late.ts';
import { droppedText } from '../../explain/interface/dropped.ts';
import { shownCount } from '../../explain/interface/list.ts';
import { browserName } from '../../explain/status.ts';
import { ExportButton } from '../export/export-button.tsx';
import { useShell } from './context.tsx';

/** The counts at the foot, and what is missing from them. */
export function StatusBar() {
  const { requests, adapter } = useShell().model;
  if (adapter.source === 'none') return null;
  const { unreadable, forgotten, recording, openedLate } = requests.logState.value;
  // Before the first request, the list says so.
  const lacksBeginning = adapter.source === 'live' && openedLate && requests.counts.value.all > 0;
  const dropped = [droppedText(unreadable, 'unreadable'), droppedText(forgotten, 'too-many')];
  return (
    <footer class="status">
      <span>{shownCount(requests.shown.value, requests.counts.value.all)}</span>
      {!recording && <span>Paused</span>}
      {dropped
        .filter((text) => text !== '')
        .map((text) => (
          <span key={text} class="status-dropped">
            {text}
          </span>
        ))}
      {lacksBeginning && (
        <span class="status-dropped">
          {OPENED_LATE}{' '}
          <button type="button" class="link" onClick={adapter.reloadPage}>
            Reload the page
          </button>
        </span>
      )}
      <ExportButton />
      <span class="status-end">{browserName(adapter.browser)}</span>
    </footer>
  );
}
