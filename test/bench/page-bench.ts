import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { findBrowser } from '../../scripts/browsers.mjs';
import { findView, isDevtoolsPage, PANEL_TITLE, waitForDevtools } from '../browser/chromium.ts';
import { startChromium } from '../browser/chromium-process.ts';
import { until } from '../browser/until.ts';
import { numberRow, type Row } from './table.ts';

const SECONDS = 5;
const PER_SECOND = 200;
const ROUNDS = 3;

/** A server that is the page by one name and what it asks by another. */
async function startServer(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response.writeHead(200, {
      'Content-Type': isPage ? 'text/html' : 'application/json',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(isPage ? '<!doctype html><title>busy page</title>' : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

/** Milliseconds of the processor's time that the page's process takes for its requests. */
async function costOf(page: Page, port: number): Promise<number> {
  await page.goto(`http://localhost:${port}/`);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const processTime = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? 0) * 1_000;
  };
  const before = await processTime();
  await page.evaluate(
    `new Promise((resolve) => {
      const start = performance.now();
      let asked = 0;
      const timer = setInterval(() => {
        for (; asked < (performance.now() - start) * ${PER_SECOND / 1_000}; asked++)
          void fetch('http://127.0.0.1:${port}/' + asked).then((answer) => answer.text());
        if (asked >= ${SECONDS * PER_SECOND}) resolve(clearInterval(timer));
      }, 5);
    })`,
  );
  return (await processTime()) - before;
}

/** The cost with DevTools open and an extension in it, whose tab is shown where it has one. Nobody else listens to the page. */
async function costBeside(extension: string, hasTab: boolean, port: number): Promise<number> {
  const running = await startChromium({ extension });
  try {
    await waitForDevtools(running.pipe);
    const connected = await chromium.connectOverCDP(running.endpoint);
    const pages = connected.contexts().flatMap((context) => context.pages());
    const inspected = pages.find((page) => page.url() === 'about:blank');
    const devtools = pages.find((page) => isDevtoolsPage(page.url()));
    if (inspected === undefined || devtools === undefined)
      throw new Error('A page of the browser is missing.');
    if (hasTab) await until(() => findView(devtools, PANEL_TITLE, true), 'the extension to register its tab');
    return await costOf(inspected, port);
  } finally {
    await running.end();
  }
}

/** What the page under inspection pays for being looked at; nothing where there is no Chromium. */
export async function benchPage(): Promise<readonly Row[]> {
  if (findBrowser('chromium') === null) return [];
  const folder = mkdtempSync(join(tmpdir(), 'cors-lens-bench-page-'));
  const nothing = mkdtempSync(join(tmpdir(), 'cors-lens-bench-nothing-'));
  const { server, port } = await startServer();
  try {
    await build({ mode: 'chrome', logLevel: 'error', build: { outDir: folder } });
    writeFileSync(
      join(nothing, 'manifest.json'),
      JSON.stringify({ manifest_version: 3, name: 'Nothing', version: '1' }),
    );
    const costs: Record<'with' | 'without', number[]> = { with: [], without: [] };
    for (let round = 0; round < ROUNDS; round++) {
      costs.without.push(await costBeside(nothing, false, port));
      costs.with.push(await costBeside(folder, true, port));
    }
    const what = `The inspected page's process, ${PER_SECOND} requests/s`;
    const [without, slowest] = [Math.min(...costs.without), Math.max(...costs.without)];
    return [
      numberRow(`${what}, of one processor without the tab`, without / SECONDS / 10, '%', null),
      numberRow(
        `${what}, the slowest of ${ROUNDS} rounds as a ratio (the noise)`,
        slowest / without,
        '×',
        null,
      ),
      numberRow(`${what}, with the tab shown as a ratio`, Math.min(...costs.with) / without, '×', 1.05),
    ];
  } finally {
    server.close();
    for (const each of [folder, nothing]) rmSync(each, { recursive: true, force: true });
  }
}
