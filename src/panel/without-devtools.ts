import { copyText } from '../platform/clipboard.ts';
import { loadSettings, saveSettings } from '../platform/storage.ts';
import { frameScheduler } from './list/frame-scheduler.ts';
import { devtoolsTheme } from './shell/devtools-theme.ts';
import { WITHOUT_PAGE } from './without-page.ts';

const theme = devtoolsTheme(() => '');
const nothing = (): void => undefined;

/** What the tab's parts are given where they are a page of their own. */
export const WITHOUT_DEVTOOLS = {
  ...WITHOUT_PAGE,
  scheduler: frameScheduler,
  onVisible: (callback: (visible: boolean) => void): (() => void) => {
    callback(true);
    return nothing;
  },
  onTheme: (callback: Parameters<typeof theme.subscribe>[0]): (() => void) => theme.subscribe(callback),
  copy: copyText,
  loadSettings,
  saveSettings,
};
