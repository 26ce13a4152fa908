import { copyText } from '../platform/clipboard.ts';
import { loadSettings, saveSettings } from '../platform/storage.ts';
import type { Report } from '../share/report-page.ts';
import { createHarLog } from './har/har-log.ts';
import { frameScheduler } from './list/frame-scheduler.ts';
import { mount } from './mount.tsx';
import { devtoolsTheme } from './shell/devtools-theme.ts';

/*
 * The tab's parts as a file that somebody was sent: it holds its log, and loads nothing.
 */
const theme = devtoolsTheme(() => '');
const nothing = (): void => undefined;

/** Written by `reportPage`, so that its types are trusted. */
const { name, browser, records, unreadable, isDamaged } = JSON.parse(
  document.querySelector('#log')?.textContent ?? '',
) as Report;

mount(
  {
    browser,
    source: 'file',
    file: { name, requests: records.length, hidesLive: false, isDamaged },
    log: createHarLog(records, unreadable),
    scheduler: frameScheduler,
    onVisible: (callback) => {
      callback(true);
      return nothing;
    },
    onTheme: (callback) => theme.subscribe(callback),
    copy: copyText,
    exportLog: null,
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
  null,
);
