import { copyText } from '../platform/clipboard.ts';
import { loadSettings, saveSettings } from '../platform/storage.ts';
import { exportLog } from './export/export-log.ts';
import { frameScheduler } from './list/frame-scheduler.ts';
import { createHarLog } from './har/har-log.ts';
import { loadInbox } from './loading/load-inbox.ts';
import { mount } from './mount.tsx';
import { browserOfAgent } from '../exchange/reading/record-browser.ts';
import { devtoolsTheme } from './shell/devtools-theme.ts';

/*
 * The tab's parts as an ordinary page, for those who have a message or a HAR and no DevTools at hand. It sees no traffic.
 */
const theme = devtoolsTheme(() => '');
const nothing = (): void => undefined;

mount(
  {
    browser: browserOfAgent(navigator.userAgent),
    source: 'none',
    file: null,
    log: createHarLog([], 0),
    scheduler: frameScheduler,
    onVisible: (callback) => {
      callback(true);
      return nothing;
    },
    onTheme: (callback) => theme.subscribe(callback),
    copy: copyText,
    exportLog,
    loadSettings,
    saveSettings,
    openSource: null,
    showInNetwork: null,
    onDemand: () => nothing,
    reloadPage: nothing,
    view: '',
    keepView: nothing,
    heldBack: null,
    inspected: null,
  },
  document.body,
  loadInbox,
);
