import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { onLink, type PanelLink } from '../devtools/panel-link.ts';
import { copyText } from '../platform/clipboard.ts';
import { sayHello } from '../platform/hello.ts';
import { loadSettings, saveSettings } from '../platform/storage.ts';
import type { PanelAdapter } from './adapter.ts';
import { exportLog } from './export/export-log.ts';
import { frameScheduler } from './list/frame-scheduler.ts';
import { loadInbox } from './loading/load-inbox.ts';
import { mount } from './mount.tsx';
import { browserOfAgent } from '../exchange/browser-of-agent.ts';
import { devtoolsTheme } from './shell/devtools-theme.ts';

function adapterFor(link: ReadonlySignal<PanelLink>): PanelAdapter {
  const { log, actions, view } = link.peek();
  const { openResource, showRequest } = actions;
  const browser = browserOfAgent(navigator.userAgent);
  const visible = computed(() => link.value.visible);
  const theme = devtoolsTheme(() => link.value.themeName);
  return {
    browser,
    source: 'live',
    file: null,
    log,
    scheduler: frameScheduler,
    onVisible: (callback) => visible.subscribe(callback),
    onTheme: (callback) => theme.subscribe(callback),
    copy: copyText,
    exportLog,
    loadSettings,
    saveSettings,
    openSource: openResource === null ? null : ({ url, line, column }) => openResource(url, line, column),
    showInNetwork: showRequest,
    onDemand: (callback) =>
      link.subscribe(() => {
        const demand = actions.takeDemand();
        if (demand !== null) callback(demand);
      }),
    reloadPage: () => void actions.inspected().then(({ reload }) => reload('')),
    view,
    keepView: actions.keepView,
    // Chromium delivers everything, whatever its Network panel shows.
    heldBack: browser.engine === 'firefox' ? actions : null,
    inspected: actions.inspected,
  };
}

/** Draws the tab, and lets go of the devtools page before this document dies. */
function begin(link: ReadonlySignal<PanelLink>): void {
  const unmount = mount(adapterFor(link), document.body, loadInbox);
  addEventListener('pagehide', unmount, { once: true });
}

let link: Signal<PanelLink> | null = null;
const unlink = onLink(window, (told) => {
  if (link !== null) link.value = told;
  else begin((link = signal(told)));
});
addEventListener('pagehide', unlink, { once: true });
sayHello();
