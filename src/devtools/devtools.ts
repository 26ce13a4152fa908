import { property } from '../exchange/reading/unknown.ts';
import { onHello } from '../platform/hello.ts';
import { showRequest } from '../platform/inspected-page.ts';
import { onEntry, onNavigated, readHar } from '../platform/network.ts';
import { createTab } from '../platform/panels.ts';
import { onOpenRequest, openResource } from '../platform/resources.ts';
import { loadSettings } from '../platform/storage.ts';
import { onThemeName } from '../platform/theme.ts';
import { createCapture } from './capture.ts';
import { createLog } from './log.ts';
import { handOver, type Demand, type DevtoolsActions } from './panel-link.ts';

const log = createLog();
// The panel may be shown long after the first navigation, or never.
log.setPreserveLog(property(loadSettings(), 'preserveLog') === true);
let counting: Promise<void> | null = null;
const capture = createCapture(log, readHar, () => {
  counting ??= import('./blocked-count.ts').then(({ showBlocked }) => showBlocked(log));
});
onEntry(capture.entry);
onNavigated(capture.navigated);

const actions: DevtoolsActions = {
  openResource,
  showRequest,
  readHar,
  addMissed: capture.missed,
  takeDemand: () => {
    const taken = demand;
    demand = null;
    return taken;
  },
  keepView: (kept) => {
    view = kept;
  },
  inspected: () => import('./inspected.ts').then((late) => late.inspected(log)),
};
let panel: Window | null = null;
let visible = false;
let themeName = '';
let view = '';
let demand: Demand | null = null;

const tell = (): void => {
  if (panel !== null) handOver(panel, { log, actions, visible, themeName, view });
};

/** A panel that was never shown is loaded now: what was asked waits here. */
const ask = (demanded: Demand): void => {
  demand = demanded;
  tell();
};

// The window stays the same while it changes its document.
onHello(tell);

onThemeName((name) => {
  themeName = name;
  tell();
});

// Not awaited: what this file imports later could not use what is in it before it is done.
void createTab('CORS', '/icons/32.png', '/src/panel/panel.html', {
  shown: (shown) => {
    panel = shown;
    visible = true;
    tell();
  },
  hidden: () => {
    visible = false;
    tell();
  },
  searched: (action, query) => ask({ kind: 'search', action, query }),
}).then(({ show }) => {
  if (show !== null)
    onOpenRequest((url, type) => {
      show();
      ask({ kind: 'open', url, type });
    });
});
