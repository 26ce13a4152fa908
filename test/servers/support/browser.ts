import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findBrowser } from '../../../scripts/browsers.mjs';
import { until } from '../../browser/until.ts';

/** What a page asks for with `fetch`. */
export interface Call {
  readonly method: string;
  /** On 127.0.0.1, where every server under test listens. */
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: 'include' | 'omit';
  readonly body?: string | undefined;
}

/** What the page could read, or why the browser kept it from reading. */
export type Outcome =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** CDP's `Network.CorsError`. */
  | { readonly blocked: string };

/** A page, and the errors that the browser reports about its requests, by URL. */
interface OpenPage {
  readonly page: Page;
  readonly errors: ReadonlyMap<string, string>;
}

const SANDBOXED = 'http://sandboxed.example/';

/** An empty page for every host; the one without an origin of its own is sandboxed. */
const servePages = (): Promise<Server> =>
  new Promise((started) => {
    const server = createServer((request, response) => {
      const isSandboxed = request.headers.host === new URL(SANDBOXED).host;
      if (isSandboxed) response.setHeader('Content-Security-Policy', 'sandbox allow-scripts');
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>');
    });
    server.listen(0, '127.0.0.1', () => started(server));
  });

/** All names are the server of pages, whatever the port, so that a page has exactly the origin that a policy names. */
function launch(pagesPort: number): Promise<Browser> {
  const executablePath = findBrowser('chromium');
  if (executablePath === null)
    throw new Error('This test needs Chromium: install it, or set CHROME_PATH to it.');
  const args = [
    `--host-resolver-rules=MAP * 127.0.0.1:${pagesPort}, EXCLUDE 127.0.0.1`,
    '--no-proxy-server',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    // Chromium refuses to run its sandbox as root; everybody else keeps it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return chromium.launch({ executablePath, args, timeout: 180_000 });
}

/** A preflight has the URL of its request and fails by itself: what counts is why the request failed. */
function collectErrors(session: CDPSession): ReadonlyMap<string, string> {
  const urls = new Map<string, string>();
  const errors = new Map<string, string>();
  session.on('Network.requestWillBeSent', ({ requestId, request, initiator }) => {
    if (initiator.type !== 'preflight') urls.set(requestId, request.url);
  });
  session.on('Network.loadingFailed', ({ requestId, errorText, corsErrorStatus }) => {
    const url = urls.get(requestId);
    if (url !== undefined) errors.set(url, corsErrorStatus?.corsError ?? errorText);
  });
  return errors;
}

/** Runs in the page. */
const ask = async (url: string, init: RequestInit): Promise<Outcome | null> => {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(90_000) });
    const body = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), body };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') throw error;
    return null;
  }
};

/** One Chromium with a page at each origin that is asked for. */
export class LiveBrowser {
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly #server: Server;
  readonly #pages = new Map<string, Promise<OpenPage>>();
  #calls = 0;

  private constructor(browser: Browser, context: BrowserContext, server: Server) {
    this.#browser = browser;
    this.#context = context;
    this.#server = server;
  }

  /** @throws when there is no Chromium, or when it does not start. */
  static async start(): Promise<LiveBrowser> {
    const server = await servePages();
    const browser = await launch((server.address() as AddressInfo).port);
    return new LiveBrowser(browser, await browser.newContext(), server);
  }

  /**
   * Has the page at `origin` (`null`: a sandboxed one) make `call`. Every call has an address of its own: neither the cache nor an
   * earlier preflight answers it.
   * @throws when the server does not answer in time, or the page's origin is another one in Chromium.
   */
  async fetch(origin: string, call: Call): Promise<Outcome> {
    const { page, errors } = await this.#pageAt(origin);
    const { port, path, ...init } = call;
    const url = `http://127.0.0.1:${port}${path}${path.includes('?') ? '&' : '?'}call=${++this.#calls}`;
    const outcome = await page.evaluate(
      `(${ask.toString()})(${JSON.stringify(url)}, ${JSON.stringify(init)})`,
    );
    if (outcome !== null) return outcome as Outcome;
    const { href } = new URL(url);
    return { blocked: await until(() => errors.get(href), `Chromium to say why it blocked ${url}`) };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  #pageAt(origin: string): Promise<OpenPage> {
    const known = this.#pages.get(origin) ?? this.#open(origin);
    this.#pages.set(origin, known);
    return known;
  }

  async #open(origin: string): Promise<OpenPage> {
    const page = await this.#context.newPage();
    const session = await this.#context.newCDPSession(page);
    await session.send('Network.enable');
    const errors = collectErrors(session);
    await page.goto(origin === 'null' ? SANDBOXED : `${origin}/`, { timeout: 180_000 });
    const actual = await page.evaluate('self.origin');
    if (actual !== origin) throw new Error(`The page that should be at ${origin} is at ${String(actual)}.`);
    return { page, errors };
  }
}
