import { useRef } from 'preact/hooks';
import { useShell } from './context.tsx';
import { Icon } from '../parts/icon.tsx';

/** The settings, in the browser's own popover: Escape and a click outside close it, and the focus returns. */
export function SettingsButton() {
  const SettingsPage = useShell().detail.value?.SettingsPage;
  const popover = useRef<HTMLDivElement>(null);
  // DevTools takes Escape for its drawer, and keeps the browser from closing the popover.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && popover.current?.matches(':popover-open')) event.stopPropagation();
  };
  return (
    <div onKeyDown={onKeyDown}>
      <button type="button" class="tool" title="Settings" aria-label="Settings" popovertarget="settings">
        <Icon name="settings" />
      </button>
      <div ref={popover} class="settings" id="settings" popover="auto" role="dialog" aria-label="Settings">
        {SettingsPage !== undefined && <SettingsPage />}
      </div>
    </div>
  );
}
