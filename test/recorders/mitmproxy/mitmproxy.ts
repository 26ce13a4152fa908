import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { startChromium } from '../../browser/chromium-process.ts';
import { startPageServers } from '../../conformance/page-cases.ts';
import type { CaseSpec } from '../../conformance/spec.ts';
import { makeDirectory, removeDirectory, start } from '../../servers/support/process.ts';
import { pythonWith } from '../../servers/support/python-app.ts';
import { ask, listen, type Truth } from '../record.ts';

/** The interpreter of an environment that holds mitmproxy. */
export const prepareMitmproxy = (): string =>
  pythonWith(resolve('test/recorders/mitmproxy/requirements.txt'));

/** The flags of a browser that asks everything of the proxy, this machine's own servers included. */
const throughProxy = (port: string): readonly string[] => [
  `--proxy-server=http://127.0.0.1:${port}`,
  '--proxy-bypass-list=<-loopback>',
];

/** A running proxy. */
interface Proxy {
  readonly port: string;
  /** Ends it; gives the HAR of what it saw. */
  readonly end: () => Promise<string>;
}

async function startProxy(directory: string): Promise<Proxy> {
  const path = join(directory, 'seen.har');
  const main = 'from mitmproxy.tools.main import mitmdump; mitmdump()';
  const options = { hardump: path, flow_detail: '0', confdir: directory, connection_strategy: 'lazy' };
  const set = Object.entries(options).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const parameters = ['-u', '-c', main, '--listen-host', '127.0.0.1', '--listen-port', '0', ...set];
  const { said, stop } = await start(
    prepareMitmproxy(),
    parameters,
    /listening at 127\.0\.0\.1:(\d+)/,
    directory,
  );
  return {
    port: said,
    end: async () => {
      // It writes its file when it ends.
      await stop();
      return readFile(path, 'utf8');
    },
  };
}

/** Has a page of live Chromium make the requests of the cases through mitmproxy, which records them. */
export async function recordThroughMitmproxy(
  specs: readonly CaseSpec[],
): Promise<Truth & { readonly har: string }> {
  const directory = makeDirectory();
  const servers = await startPageServers();
  try {
    const proxy = await startProxy(directory);
    const running = await startChromium({ flags: throughProxy(proxy.port) });
    let truth: Truth;
    try {
      const browser = await chromium.connectOverCDP(running.endpoint);
      const page = await (await browser.newContext()).newPage();
      const heard = await listen(running.pipe, page);
      await ask(page, heard, servers, specs);
      truth = { requests: heard.requests, console: heard.consoleLines };
    } finally {
      await running.end();
    }
    return { ...truth, har: await proxy.end() };
  } finally {
    await servers.close();
    removeDirectory(directory);
  }
}
