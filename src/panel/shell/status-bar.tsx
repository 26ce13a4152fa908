import { droppedText } from '../../explain/interface/dropped.ts';
import { shownCount } from '../../explain/interface/list.ts';
import { browserName } from '../../explain/status.ts';
import { useShell } from './context.tsx';

/** The counts at the foot, and what is missing from them. */
export function StatusBar() {
  const { requests, adapter } = useShell().model;
  if (adapter.source === 'none') return null;
  const { unreadable, forgotten, recording } = requests.logState.value;
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
      <span class="status-end">{browserName(adapter.browser)}</span>
    </footer>
  );
}
