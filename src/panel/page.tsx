import { exportLog } from './export/export-log.ts';
import { createHarLog } from './har/har-log.ts';
import { loadInbox } from './loading/load-inbox.ts';
import { mount } from './mount.tsx';
import { WITHOUT_DEVTOOLS } from './without-devtools.ts';
import { browserOfAgent } from '../exchange/browser-of-agent.ts';

/*
 * The tab's parts as an ordinary page, for those who have a message or a HAR and no DevTools at hand. It sees no traffic.
 */
mount(
  {
    ...WITHOUT_DEVTOOLS,
    browser: browserOfAgent(navigator.userAgent),
    source: 'none',
    file: null,
    log: createHarLog([], 0),
    exportLog,
  },
  document.body,
  loadInbox,
);
