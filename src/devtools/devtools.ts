import { onEntry, onNavigated, readHar } from '../platform/network.ts';
import { createTab } from '../platform/panels.ts';
import { createCapture } from './capture.ts';
import { createLog } from './log.ts';
import { handOver } from './panel-link.ts';

const log = createLog();
const capture = createCapture(log, readHar);
onEntry(capture.entry);
onNavigated(capture.navigated);

let panel: Window | null = null;
await createTab('CORS', '/icons/32.png', '/src/panel/panel.html', {
  shown: (shown) => {
    panel = shown;
    handOver(shown, { log, visible: true });
  },
  hidden: () => {
    if (panel !== null) handOver(panel, { log, visible: false });
  },
});
