import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { findWebKit } from '../../../scripts/browsers.mjs';
import { reservePort } from '../../support/ports.ts';
import { until } from '../until.ts';

/** A running WebKit and the way to talk to it. */
export interface WebKitProcess {
  /** Where its inspector listens for WebSockets. */
  readonly inspector: string;
  /** Ends this browser and no other. */
  end(): Promise<void>;
}

const START_TIMEOUT = 60_000;
const KEPT_OUTPUT = 4000;

/** A screen that nobody sees; gives its number, which the server chooses, and its process. */
async function startDisplay(): Promise<readonly [display: string, process: ChildProcess]> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1024x768x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  let number = '';
  (child.stdio[3] as Readable).on('data', (chunk: Buffer) => {
    number += chunk.toString();
  });
  let failure: Error | null = null;
  child.once('error', (error) => {
    failure = error;
  });
  await until(
    () => {
      if (failure !== null) throw failure;
      return number.endsWith('\n');
    },
    'Xvfb to start',
    START_TIMEOUT,
  );
  return [`:${number.trim()}`, child];
}

/** The address of the one page among those that the inspector lists. */
async function inspectorOf(port: number, child: ChildProcess, output: () => string): Promise<string> {
  return until(
    async () => {
      if (child.exitCode !== null) throw new Error(`WebKit ended at once. It said:\n${output().trim()}`);
      const page = await fetch(`http://127.0.0.1:${port}/`).then(
        (response) => response.text(),
        () => '',
      );
      const path = /\/socket\/\d+\/\d+\/WebPage/.exec(page)?.[0];
      return path !== undefined && `ws://127.0.0.1:${port}${path}`;
    },
    'WebKit to start',
    START_TIMEOUT,
  );
}

/** The browser and what it started: all of its group. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGTERM');
  const patience = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), 5000);
  await ended;
  clearTimeout(patience);
}

/**
 * Starts WebKitGTK's own small browser on `url`, on a screen that nobody sees, with its remote inspector.
 * @throws when it is not installed, or when it ends at once (with what it printed).
 */
export async function startWebKit(url: string): Promise<WebKitProcess> {
  const executable = findWebKit();
  if (executable === null)
    throw new Error('No WebKit was found: install the Debian packages webkit2gtk-driver, xvfb and dbus.');
  const { port, release } = await reservePort();
  const [display, screen] = await startDisplay();
  const child = spawn('dbus-run-session', ['--', executable, url], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: {
      ...process.env,
      DISPLAY: display,
      WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${port}`,
      LIBGL_ALWAYS_SOFTWARE: '1',
      // A sandbox within a container, or as root, cannot be started; the pages are our own.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  });
  child.once('error', (error) => {
    output += error.message;
  });
  const end = async (): Promise<void> => {
    await endGroup(child);
    screen.kill();
    await release();
  };
  try {
    return { inspector: await inspectorOf(port, child, () => output), end };
  } catch (error) {
    await end();
    throw error;
  }
}
