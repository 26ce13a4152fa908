import { droppedText } from '../../explain/dropped.ts';
import { useShell } from './context.tsx';

const BROWSER_NAMES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' } as const;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The counts at the foot, and what is missing from them. */
export function StatusBar() {
  const { requests, adapter } = useShell().model;
  const { blocked, warning, all } = requests.counts.value;
  const { unreadable, forgotten, recording } = requests.logState.value;
  const dropped = [droppedText(unreadable, 'unreadable'), droppedText(forgotten, 'too-many')];
  const { engine, version } = adapter.browser;
  return (
    <footer class="status">
      <span>{counted(all, 'cross-origin request', 'cross-origin requests')}</span>
      {blocked > 0 && <span>{blocked} blocked</span>}
      {warning > 0 && <span>{counted(warning, 'warning', 'warnings')}</span>}
      {!recording && <span>Paused</span>}
      {dropped
        .filter((text) => text !== '')
        .map((text) => (
          <span key={text} class="status-dropped">
            {text}
          </span>
        ))}
      <span class="status-end">
        {BROWSER_NAMES[engine]} {version}
      </span>
    </footer>
  );
}
