import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import type { ChromiumDevtools } from '../browser/chromium.ts';

/** The id of the extension in this browser. */
const extensionId = async (browser: ChromiumDevtools): Promise<string> =>
  new URL((await browser.devtoolsPage()).url()).host;

/**
 * Permits hosts as somebody does on the page of extensions: the browser's own question, which no driver can answer, is then answered before it
 * is asked. The permission itself still comes with the click in the tab.
 */
export async function permit(browser: ChromiumDevtools, hosts: readonly string[]): Promise<void> {
  const id = await extensionId(browser);
  const page = await browser.inspected.context().newPage();
  await page.goto('chrome://extensions/');
  for (const host of hosts)
    await page.evaluate(
      `chrome.developerPrivate.addHostPermission(${JSON.stringify(id)}, ${JSON.stringify(`${host}/*`)})`,
    );
  await page.close();
}

/** A page of the extension outside of DevTools, from which its rules are seen. */
export async function openExtensionPage(browser: ChromiumDevtools): Promise<Page> {
  const page = await browser.inspected.context().newPage();
  await page.goto(`chrome-extension://${await extensionId(browser)}/src/panel/page.html`);
  return page;
}

/** For `expect.poll`: how many rules are set. */
export const ruleCount = (page: Pick<Page, 'evaluate'>) => (): Promise<number> =>
  page.evaluate<number>('chrome.declarativeNetRequest.getSessionRules().then((rules) => rules.length)');

/** Ends the background at once, as the browser does by itself after half a minute. */
export async function killBackground(browser: ChromiumDevtools): Promise<void> {
  const session = await browser.inspected.context().browser()?.newBrowserCDPSession();
  const { targetInfos } = (await session?.send('Target.getTargets', {
    filter: [{ type: 'service_worker' }],
  })) ?? { targetInfos: [] };
  const worker = targetInfos.find(({ url }) => url.startsWith('chrome-extension://'));
  if (session === undefined || worker === undefined) throw new Error('The background does not run.');
  await session.send('Target.closeTarget', { targetId: worker.targetId });
  await session.detach();
}

/** A server whose faults are not of headers alone. */
export interface BrokenServer {
  readonly origin: string;
  /** What it was asked, as `METHOD /path`, with the `Authorization` behind it. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/**
 * `/slash` redirects everything to `/slash/`, preflights too, and `/token` turns away what carries no `Authorization`; neither has any header of
 * CORS.
 */
export async function startBrokenServer(): Promise<BrokenServer> {
  const asked: string[] = [];
  const server = createServer(({ url = '', method = '', headers }, response) => {
    asked.push([method, url, headers.authorization].filter((part) => part !== undefined).join(' '));
    if (url === '/slash') response.writeHead(301, { Location: '/slash/' }).end();
    else if (url === '/token' && headers.authorization === undefined) response.writeHead(401).end();
    else response.writeHead(method === 'OPTIONS' ? 204 : 200, { 'Cache-Control': 'no-store' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Asked in a page: whether it gets an answer. */
export const passes = (url: string, init: Readonly<Record<string, unknown>> = {}): string =>
  `fetch(${JSON.stringify(url)}, ${JSON.stringify(init)}).then(() => true, () => false)`;
