import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { findBrowser } from '../../scripts/browsers.mjs';
import { CdpPipe } from './cdp-pipe.ts';
import { until } from './until.ts';

export interface ChromiumOptions {
  /** The unpacked extension; the built one by default. */
  readonly extension?: string;
  /** Without a window; true by default. */
  readonly headless?: boolean;
  /** DevTools' own theme; light by default. */
  readonly theme?: 'light' | 'dark';
  /** The browser window, in CSS pixels; DevTools has a window of the same size. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Where DevTools stands: in a window of its own (what tests drive) or below the page (what people see). */
  readonly dock?: 'undocked' | 'bottom';
  /** Further command line flags. */
  readonly flags?: readonly string[];
}

/** A running Chromium and the two ways to talk to it. */
export interface ChromiumProcess {
  readonly pipe: CdpPipe;
  /** For a second client, such as Playwright. */
  readonly endpoint: string;
  /** Settles when the browser has ended, closed by a person or by `end`. */
  readonly ended: Promise<void>;
  /** Ends this browser and no other, and removes its profile. */
  end(): Promise<void>;
}

/** Quiet, offline, and the same on every machine. */
const FLAGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-quic',
  '--disable-sync',
  '--disable-search-engine-choice-screen',
  '--password-store=basic',
  '--use-mock-keychain',
  '--auto-open-devtools-for-tabs',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
];

/** Background tabs are throttled: that makes a headless run slow, not more real. */
const HEADLESS_FLAGS = [
  '--headless=new',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--mute-audio',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

function flagsFor(options: ChromiumOptions, profile: string): string[] {
  const extension = resolve(options.extension ?? 'dist/chrome');
  const { width, height } = options.size ?? { width: 1400, height: 900 };
  return [
    ...FLAGS,
    ...(options.headless === false ? [] : HEADLESS_FLAGS),
    // Chromium refuses to run its sandbox as root; everybody else keeps it.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--window-size=${width},${height}`,
    `--user-data-dir=${profile}`,
    `--load-extension=${extension}`,
    `--disable-extensions-except=${extension}`,
    ...(options.flags ?? []),
    'about:blank',
  ];
}

function makeProfile({ theme = 'light', dock = 'undocked' }: ChromiumOptions): string {
  const profile = mkdtempSync(join(tmpdir(), 'cors-lens-chromium-'));
  mkdirSync(join(profile, 'Default'));
  const uiTheme = { 'ui-theme': JSON.stringify(theme === 'dark' ? 'dark' : 'default') };
  const preferences = {
    devtools: {
      preferences: { ...uiTheme, currentDockState: JSON.stringify(dock) },
      synced_preferences_sync_disabled: uiTheme,
    },
  };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

const exited = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', () => done());
  });

async function endProcess(child: ChildProcess, pipe: CdpPipe): Promise<void> {
  pipe.send('Browser.close').catch(() => undefined);
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
  await exited(child);
  clearTimeout(patience);
}

/** The port that the browser chose, written to its profile once it listens. */
async function portOf(child: ChildProcess, profile: string, output: () => string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  return until(
    () => {
      if (child.exitCode !== null) throw new Error(`Chromium ended at once. It said:\n${output().trim()}`);
      // The file is there before its text is.
      return existsSync(file) && /^\d+(?=\n)/.exec(readFileSync(file, 'utf8'))?.[0];
    },
    'Chromium to start',
    180_000,
  );
}

/**
 * Starts Chromium with a fresh profile, the extension, and DevTools open on its one tab.
 * @throws when there is no Chromium, or when it ends at once (with what it printed).
 */
export async function startChromium(options: ChromiumOptions = {}): Promise<ChromiumProcess> {
  const executable = findBrowser('chromium');
  if (executable === null) {
    throw new Error(
      'No Chromium was found: install Chromium or Chrome for Testing, or set CHROME_PATH to it.',
    );
  }
  const profile = makeProfile(options);
  const child = spawn(executable, flagsFor(options, profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const removeProfile = (): void => rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-4000);
  });
  child.once('error', (error) => {
    output += error.message;
  });
  const pipe = new CdpPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
  try {
    const port = await portOf(child, profile, () => output);
    return {
      pipe,
      endpoint: `http://127.0.0.1:${port}`,
      ended: exited(child),
      end: async () => {
        await endProcess(child, pipe);
        removeProfile();
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    removeProfile();
    throw error;
  }
}
