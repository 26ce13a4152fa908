import { chromium, type Browser, type Frame, type Page } from 'playwright-core';
import type { CdpPipe } from './cdp-pipe.ts';
import { startChromium, type ChromiumOptions, type ChromiumProcess } from './chromium-process.ts';
import { GroundTruth } from './ground-truth.ts';
import { until } from './until.ts';

/** Real DevTools, open on a page, with the extension loaded. */
export interface ChromiumDevtools {
  /** `156.0.8078.79` and so on. */
  readonly version: string;
  /** The page that DevTools inspects. */
  readonly inspected: Page;
  /** The `devtools://` page itself: its keyboard, its screenshots. Extension pages are frames of it. */
  readonly devtools: Page;
  /** What the browser itself says about every request of the inspected page. */
  readonly truth: GroundTruth;
  /** Sends a command of the Chrome DevTools Protocol to the inspected page. */
  send(method: string, parameters?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The extension's devtools page, where `chrome.devtools` and `chrome.storage` are. */
  devtoolsPage(): Promise<Frame>;
  /** Shows the extension's tab and gives its page; the same page as before when it was only hidden. */
  openPanel(): Promise<Frame>;
  /**
   * Waits until DevTools listens to `count` targets at least: the page itself, each worker, each frame in a process of its own. What
   * those ask for earlier is seen by nobody.
   */
  listensTo(count: number): Promise<void>;
  /** Hides the extension's tab behind another one of DevTools. */
  hidePanel(): Promise<void>;
  /** Settles when the browser has ended, closed by a person or by `close`. */
  readonly ended: Promise<void>;
  /** Ends this browser and nothing else. */
  close(): Promise<void>;
}

/** The title that the devtools page gives the tab; DevTools calls the view by the extension's origin followed by it. */
export const PANEL_TITLE = 'CORS';
const PANEL_PAGE = '/panel.html';
const DEVTOOLS_PAGE = '/devtools.html';
const NO_EXTENSION =
  'the extension to load (Google Chrome ignores --load-extension since 137: use Chromium or Chrome for Testing)';

export const isDevtoolsPage = (url: string): boolean =>
  url.startsWith('devtools://devtools/bundled/devtools_app');

interface Target {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

async function targetsOf(pipe: CdpPipe): Promise<readonly Target[]> {
  const { targetInfos } = await pipe.send('Target.getTargets', { filter: [{}] });
  return targetInfos as readonly Target[];
}

/** A client lists the `devtools://` page only when that exists before it connects. */
export const waitForDevtools = (pipe: CdpPipe): Promise<boolean> =>
  until(
    async () =>
      (await targetsOf(pipe)).some((target) => target.type === 'page' && isDevtoolsPage(target.url)),
    'DevTools to open',
    180_000,
  );

async function attachToInspected(pipe: CdpPipe): Promise<string> {
  const target = (await targetsOf(pipe)).find((each) => each.type === 'page' && each.url === 'about:blank');
  if (!target) throw new Error('The inspected page is not among the browser’s targets.');
  const { sessionId } = await pipe.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: true,
  });
  return String(sessionId);
}

const extensionFrame = (devtools: Page, page: string, what: string): Promise<Frame> =>
  until(
    () =>
      devtools.frames().find((frame) => {
        const url = frame.url();
        return url.startsWith('chrome-extension://') && url.split(/[?#]/, 1)[0]?.endsWith(page);
      }),
    what,
  );

/**
 * Runs in the `devtools://` page: shows, or only looks for, the view whose id is, or ends with, `name`. False when it is not registered
 * yet.
 */
export const findView = (devtools: Page, name: string, show: boolean): Promise<boolean> =>
  devtools.evaluate(
    `(async (name, show) => {
      const { ViewManager } = await import('./ui/legacy/legacy.js');
      const views = ViewManager.ViewManager.instance();
      const ids = [...views.views.keys()];
      const id = ids.find((each) => each === name || (each.startsWith('chrome-extension://') && each.endsWith(name)));
      if (id && show) await views.showView(id);
      return id !== undefined;
    })(${JSON.stringify(name)}, ${show})`,
  );

/** Runs in the `devtools://` page: how many targets have answered a command sent after those with which DevTools starts to listen. */
const LISTENING_TARGETS = `(async () => {
  const { TargetManager } = await import('./core/sdk/sdk.js');
  const targets = TargetManager.TargetManager.instance().targets().filter((target) => target.type() !== 'tab');
  await Promise.all(targets.map((target) => target.runtimeAgent().invoke_evaluate({ expression: '1' })));
  return targets.length;
})()`;

async function connect(browser: Browser, running: ChromiumProcess): Promise<ChromiumDevtools> {
  const { pipe } = running;
  const pages = browser.contexts().flatMap((context) => context.pages());
  const devtools = pages.find((page) => isDevtoolsPage(page.url()));
  const inspected = pages.find((page) => page.url() === 'about:blank');
  if (!devtools || !inspected) throw new Error('DevTools and its page are not among the browser’s pages.');
  const sessionId = await attachToInspected(pipe);
  const truth = await GroundTruth.listen(pipe, sessionId);
  await extensionFrame(devtools, DEVTOOLS_PAGE, NO_EXTENSION);
  // From here on its scripts run, and hear what the page asks for.
  await until(() => findView(devtools, PANEL_TITLE, false), 'the extension to register its tab');
  return {
    version: browser.version(),
    inspected,
    devtools,
    truth,
    send: (method, parameters) => pipe.send(method, parameters, sessionId),
    devtoolsPage: () => extensionFrame(devtools, DEVTOOLS_PAGE, NO_EXTENSION),
    openPanel: async () => {
      await findView(devtools, PANEL_TITLE, true);
      return extensionFrame(devtools, PANEL_PAGE, 'the panel to load');
    },
    listensTo: async (count) => {
      await until(
        async () => (await devtools.evaluate<number>(LISTENING_TARGETS)) >= count,
        `DevTools to listen to ${count} targets`,
      );
    },
    hidePanel: async () => {
      await findView(devtools, 'console', true);
    },
    ended: running.ended,
    close: () => running.end(),
  };
}

/**
 * Launches Chromium with a fresh profile, the built extension and real DevTools on one blank tab; `inspected.goto(url)` comes next.
 * It takes about two seconds: several tests of a file can share one launch.
 * @throws when Chromium is missing, ends at once, or does not load the extension.
 */
export async function launchChromium(options: ChromiumOptions = {}): Promise<ChromiumDevtools> {
  const running = await startChromium(options);
  try {
    await waitForDevtools(running.pipe);
    return await connect(await chromium.connectOverCDP(running.endpoint), running);
  } catch (error) {
    await running.end();
    throw error;
  }
}
