import { onLink, type CaptureLog } from '../devtools/panel-link.ts';
import { copyText } from '../platform/clipboard.ts';
import { reloadPage, showRequest } from '../platform/inspected-page.ts';
import { openResource } from '../platform/resources.ts';
import { load, save } from '../platform/storage.ts';
import { onTheme } from '../platform/theme.ts';
import type { PanelAdapter } from './adapter.ts';
import { frameScheduler } from './frame-scheduler.ts';
import { mount } from './mount.tsx';
import { browserOfAgent } from './this-browser.ts';

const SETTINGS_KEY = 'settings';

const adapterFor = (log: CaptureLog): PanelAdapter => ({
  browser: browserOfAgent(navigator.userAgent),
  log,
  scheduler: frameScheduler,
  onVisible: (callback) => onLink(window, ({ visible }) => callback(visible)),
  onTheme,
  copy: copyText,
  loadSettings: () => load(SETTINGS_KEY),
  saveSettings: (settings) => save(SETTINGS_KEY, settings),
  openSource: openResource === null ? null : ({ url, line, column }) => openResource?.(url, line, column),
  showInNetwork: showRequest,
  reloadPage,
});

let isMounted = false;
onLink(window, ({ log }) => {
  if (log === null || isMounted) return;
  isMounted = true;
  mount(adapterFor(log), document.body);
});
