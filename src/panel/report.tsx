import type { Report } from '../share/report-page.ts';
import { createHarLog } from './har/har-log.ts';
import { mount } from './mount.tsx';
import { WITHOUT_DEVTOOLS } from './without-devtools.ts';

/*
 * The tab's parts as a file that somebody was sent: it holds its log, and loads nothing.
 */

/** Written by `reportPage`, so that its types are trusted. */
const { name, browser, records, unreadable, isDamaged } = JSON.parse(
  document.querySelector('#log')?.textContent ?? '',
) as Report;

mount(
  {
    ...WITHOUT_DEVTOOLS,
    browser,
    source: 'file',
    file: { name, requests: records.length, hidesLive: false, isDamaged },
    log: createHarLog(records, unreadable),
    exportLog: null,
  },
  document.body,
  null,
);
