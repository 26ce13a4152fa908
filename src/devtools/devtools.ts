import { property } from '../exchange/reading/unknown.ts';
import { onHello } from '../platform/hello.ts';
import { reloadPage, showRequest } from '../platform/inspected-page.ts';
import { onEntry, onNavigated, readHar } from '../platform/network.ts';
import { createTab } from '../platform/panels.ts';
import { openResource } from '../platform/resources.ts';
import { loadSettings } from '../platform/storage.ts';
import { onThemeName } from '../platform/theme.ts';
import { createCapture } from './capture.ts';
import { createLog } from './log.ts';
import { handOver, type DevtoolsActions } from './panel-link.ts';

const log = createLog();
// The panel may be shown long after the first navigation, or never.
log.setPreserveLog(property(loadSettings(), 'preserveLog') === true);
const capture = createCapture(log, readHar);
onEntry(capture.entry);
onNavigated(capture.navigated);

const actions: DevtoolsActions = {
  openResource,
  showRequest,
  reloadPage,
  readHar,
  addMissed: capture.missed,
  keepView: (kept) => {
    view = kept;
  },
};
let panel: Window | null = null;
let visible = false;
let themeName = '';
let view = '';

const tell = (): void => {
  if (panel !== null) handOver(panel, { log, actions, visible, themeName, view });
};

// The window stays the same while it changes its document.
onHello(tell);

onThemeName((name) => {
  themeName = name;
  tell();
});

await createTab('CORS', '/icons/32.png', '/src/panel/panel.html', {
  shown: (shown) => {
    panel = shown;
    visible = true;
    tell();
  },
  hidden: () => {
    visible = false;
    tell();
  },
});
