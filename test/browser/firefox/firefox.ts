import { resolve } from 'node:path';
import { BrowserScripts } from './browser-scripts.ts';
import { ConsoleTruth } from './console-truth.ts';
import { FirefoxPage } from './firefox-page.ts';
import { type FirefoxProcess, type FirefoxProcessOptions, startFirefox } from './firefox-process.ts';
import { until } from '../until.ts';
import { type NetworkFilter, setNetworkFilter } from './network-filter.ts';
import { Toolbox, type ToolboxHost } from './toolbox.ts';
import { trustAuthority } from './trust.ts';
import { TrustedInput } from './trusted-input.ts';

export interface FirefoxOptions extends FirefoxProcessOptions {
  /** The unpacked extension; the built one by default. */
  readonly extension?: string;
  /** DevTools' own theme; light by default. */
  readonly theme?: 'light' | 'dark';
  /** Where the toolbox stands at first; below the page by default. */
  readonly dock?: ToolboxHost;
}

/** Real DevTools, open on a page, with the extension loaded. Where it can, it is called as its counterpart for Chromium is. */
export interface FirefoxDevtools {
  /** `Firefox/153.7.0` and so on. */
  readonly version: string;
  /** The page that DevTools inspects. */
  readonly inspected: FirefoxPage;
  readonly toolbox: Toolbox;
  /** What the browser itself wrote to its console about CORS. */
  readonly truth: ConsoleTruth;
  /** Navigates the inspected page, and waits until it has loaded. */
  goto(url: string): Promise<void>;
  /** The extension's devtools page, where `browser.devtools` and `browser.storage` are. */
  devtoolsPage(): Promise<FirefoxPage>;
  /** Shows the extension's tab and gives its page, which is a new document after each `dock`. */
  openPanel(): Promise<FirefoxPage>;
  /** Hides the extension's tab behind another one of DevTools. */
  hidePanel(): Promise<void>;
  /** Moves the toolbox to a side of the browser's window, or to a window of its own. */
  dock(host: ToolboxHost): Promise<void>;
  /** Sets the display filter of Firefox's Network panel, which filters the extension's events too. */
  setNetworkFilter(filter: NetworkFilter): Promise<void>;
  /** Sets a cookie for a URL's host and path, sent from every site. */
  setCookie(url: string, name: string, value: string): Promise<void>;
  /** What the icon of the extension says for the inspected tab: the number on it, '' for none. */
  badge(): Promise<string>;
  /** Believes what an authority vouches for, whose certificate in PEM it is. */
  trustAuthority(certificate: string): Promise<void>;
  /** The page that the extension shows at its icon. */
  popup(): Promise<FirefoxPage>;
  /** Answers the browser's own question for a permission with its main button, and gives what it asks for. */
  grantPermission(): Promise<string>;
  /** Runs in the extension's background. */
  background(): Promise<FirefoxPage>;
  /** What the clipboard holds. */
  clipboard(): Promise<string>;
  /** Settles when the browser has ended, closed by a person or by `close`. */
  readonly ended: Promise<void>;
  /** Ends this browser and nothing else. */
  close(): Promise<void>;
}

/** The title that the devtools page gives the tab. */
const PANEL_TITLE = 'CORS';

/** Below the page: high enough for a detail to be read. */
const TOOLBOX_HEIGHT = 600;

const FIND_INSPECTED = 'return tab.linkedBrowser;';

/** The newest view of a kind: the one before it may still be on its way out. */
const FIND_VIEW = `
  const views = [...WebExtensionPolicy.getByID(given[0]).extension.views];
  const view = views.findLast(({ viewType }) => viewType === given[1]);
  if (!view) throw new Error('The extension shows no ' + given[1] + '.');
  return view.xulBrowser;
`;

const BADGE = `
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const { browserActionFor } = ExtensionParent.apiManager.global;
  return browserActionFor(WebExtensionPolicy.getByID(given[0]).extension).action.getContextData(tab).badgeText ?? '';
`;

const CLIPBOARD = `
  const transfer = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
  transfer.init(null);
  transfer.addDataFlavor('text/plain');
  Services.clipboard.getData(transfer, Ci.nsIClipboard.kGlobalClipboard, browserWindow.browsingContext.currentWindowContext);
  const data = {};
  transfer.getTransferData('text/plain', data);
  return data.value.QueryInterface(Ci.nsISupportsString).data;
`;

/** Lasts as long as the browser runs; a loopback address counts as secure. */
const SET_COOKIE = `
  const [url, name, value] = given;
  const { host, filePath } = Services.io.newURI(url).QueryInterface(Ci.nsIURL);
  const { SAMESITE_NONE, SCHEME_HTTP } = Ci.nsICookie;
  Services.cookies.add(host, filePath, name, value, true, false, true, Date.now() + 86_400_000, {}, SAMESITE_NONE, SCHEME_HTTP);
`;

/** Loads as the address bar would, and waits for the end of the load: `STOP` of the whole document. */
const GOTO = `
  const { promise, resolve } = Promise.withResolvers();
  const { STATE_STOP, STATE_IS_WINDOW } = Ci.nsIWebProgressListener;
  const listener = {
    onStateChange: (progress, request, flags) => {
      if (progress.isTopLevel && flags & STATE_STOP && flags & STATE_IS_WINDOW && tab.linkedBrowser.currentURI.spec !== 'about:blank') resolve();
    },
    QueryInterface: ChromeUtils.generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
  };
  tab.linkedBrowser.addProgressListener(listener, Ci.nsIWebProgress.NOTIFY_STATE_WINDOW);
  tab.linkedBrowser.fixupAndLoadURIString(given[0], { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
  // A page of the extension comes in another process, and may take its place without an event.
  const isThere = () => given[0].startsWith('moz-extension:') && tab.linkedBrowser.currentURI.spec === given[0] && !tab.linkedBrowser.webProgress.isLoadingDocument;
  const look = browserWindow.setInterval(() => isThere() && resolve(), 200);
  await promise;
  browserWindow.clearInterval(look);
  tab.linkedBrowser.removeProgressListener(listener);
`;

/** '' while there is no question. */
const GRANT = `
  const { PopupNotifications } = browserWindow;
  const question = PopupNotifications.isPanelOpen ? PopupNotifications.panel.firstElementChild : null;
  if (question === null || question.button.disabled) return '';
  const text = question.textContent.trim() + ' ' + (question.getAttribute('label') ?? '');
  question.button.click();
  return text.replaceAll(/\\s+/g, ' ') || 'a question without words';
`;

const IS_LOADED = () => document.readyState === 'complete' && location.protocol === 'moz-extension:';

function preferencesFor({ theme = 'light', dock = 'bottom', preferences = {} }: FirefoxOptions) {
  return {
    'devtools.theme': theme,
    'devtools.toolbox.host': dock,
    'devtools.toolbox.footer.height': TOOLBOX_HEIGHT,
    ...preferences,
  };
}

async function connect(running: FirefoxProcess, extension: string): Promise<FirefoxDevtools> {
  const { client } = running;
  const scripts = new BrowserScripts(client);
  const input = new TrustedInput(client, scripts);
  const toolbox = new Toolbox(scripts);
  const installed = await client.send('Addon:Install', { path: resolve(extension), temporary: true });
  const id = (installed as { readonly value: string }).value;
  const truth = await ConsoleTruth.listen(scripts);
  const view = async (type: string, what: string): Promise<FirefoxPage> => {
    const page = new FirefoxPage({ scripts, input, find: FIND_VIEW, given: [id, type] });
    await page.waitFor(IS_LOADED, what);
    return page;
  };
  await toolbox.show('webconsole');
  return {
    version: running.version,
    inspected: new FirefoxPage({ scripts, input, find: FIND_INSPECTED, given: [] }),
    toolbox,
    truth,
    goto: async (url) => void (await scripts.run(GOTO, url)),
    devtoolsPage: () => view('devtools_page', 'the extension’s devtools page to load'),
    openPanel: async () => {
      await toolbox.show(await toolbox.extensionTool(PANEL_TITLE));
      return view('devtools_panel', 'the panel to load');
    },
    hidePanel: () => toolbox.show('webconsole'),
    dock: (host) => toolbox.moveTo(host),
    setNetworkFilter: (filter) => setNetworkFilter(scripts, filter),
    setCookie: async (url, name, value) => void (await scripts.run(SET_COOKIE, url, name, value)),
    badge: async () => String(await scripts.run(BADGE, id)),
    trustAuthority: (certificate) => trustAuthority(scripts, certificate),
    popup: () => view('popup', 'the page at the icon to load'),
    grantPermission: () =>
      until(async () => String(await scripts.run(GRANT)) || null, 'the browser to ask for a permission'),
    background: () => view('background', 'the background to run'),
    clipboard: async () => String(await scripts.run(CLIPBOARD)),
    ended: running.ended,
    close: () => running.end(),
  };
}

/**
 * Launches Firefox with a fresh profile, the built extension (installed for this run only) and the real toolbox on one blank tab; `goto`
 * comes next. It takes about three seconds: several tests of a file can share one launch.
 * @throws when Firefox is missing, ends at once, or does not accept the extension.
 */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<FirefoxDevtools> {
  const running = await startFirefox({ ...options, preferences: preferencesFor(options) });
  try {
    return await connect(running, options.extension ?? 'dist/firefox');
  } catch (error) {
    await running.end();
    throw error;
  }
}
