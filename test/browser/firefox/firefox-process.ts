import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../../scripts/browsers.mjs';
import { until } from '../until.ts';
import { MARIONETTE_SCRIPT_TIMEOUT, MarionetteClient } from './marionette-client.ts';
import { makeProfile, type Preference } from './profile.ts';

export interface FirefoxProcessOptions {
  /** Without a window; true by default. */
  readonly headless?: boolean;
  /** The browser window, in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Preferences of `about:config` beside our own. */
  readonly preferences?: Readonly<Record<string, Preference>>;
}

/** A running Firefox and the way to talk to it. */
export interface FirefoxProcess {
  readonly client: MarionetteClient;
  /** `Firefox/153.7.0` and so on. */
  readonly version: string;
  /** Settles when the browser has ended, closed by a person or by `end`. */
  readonly ended: Promise<void>;
  /** Ends this browser and no other, and removes its profile. */
  end(): Promise<void>;
}

const START_TIMEOUT = 180_000;
const END_TIMEOUT = 5000;
const KEPT_OUTPUT = 4000;

function start(executable: string, profile: string, options: FirefoxProcessOptions): ChildProcess {
  const { width, height } = options.size ?? { width: 1400, height: 1000 };
  const size = [`${width}`, `${height}`] as const;
  const flags = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile];
  const window = ['--width', size[0], '--height', size[1]];
  const headless = options.headless === false ? [] : ['--headless'];
  return spawn(executable, [...flags, ...window, ...headless, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      MOZ_HEADLESS_WIDTH: size[0],
      MOZ_HEADLESS_HEIGHT: size[1],
      MOZ_DISABLE_AUTO_SAFE_MODE: '1',
      // An end-to-end run that crashes must not wait for somebody to close a dialogue.
      MOZ_CRASHREPORTER_DISABLE: '1',
    },
  });
}

const exited = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once('exit', () => done());
  });

/** Firefox writes the port that it chose to its profile, and listens. */
async function connectTo(
  child: ChildProcess,
  profile: string,
  output: () => string,
): Promise<MarionetteClient> {
  const file = join(profile, 'MarionetteActivePort');
  const port = await until(
    () => {
      const gone = child.pid === undefined || child.exitCode !== null;
      if (gone) throw new Error(`Firefox ended at once. It said:\n${output().trim()}`);
      return existsSync(file) && Number(readFileSync(file, 'utf8'));
    },
    'Firefox to start',
    START_TIMEOUT,
  );
  return MarionetteClient.connect(port);
}

async function openSession(client: MarionetteClient): Promise<string> {
  const session = (await client.send('WebDriver:NewSession', {
    capabilities: {},
  })) as {
    readonly capabilities: { readonly browserVersion: string };
  };
  await client.send('WebDriver:SetTimeouts', { script: MARIONETTE_SCRIPT_TIMEOUT });
  // Everything is done from the browser's own side: the pages are reached through it.
  await client.send('Marionette:SetContext', { value: 'chrome' });
  return `Firefox/${session.capabilities.browserVersion}`;
}

async function endProcess(child: ChildProcess, client: MarionetteClient): Promise<void> {
  client.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
  const patience = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT);
  await exited(child);
  clearTimeout(patience);
  client.close();
}

/**
 * Starts Firefox with a fresh profile and a session of its remote control.
 * @throws when there is no Firefox, or when it ends at once (with what it printed).
 */
export async function startFirefox(options: FirefoxProcessOptions = {}): Promise<FirefoxProcess> {
  const executable = findBrowser('firefox');
  if (executable === null) {
    throw new Error('No Firefox was found: install Firefox (or Firefox ESR), or set FIREFOX_PATH to it.');
  }
  const profile = makeProfile(options.preferences ?? {});
  const child = start(executable, profile, options);
  const removeProfile = (): void => rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-KEPT_OUTPUT);
  });
  child.once('error', (error) => {
    output += error.message;
  });
  try {
    const client = await connectTo(child, profile, () => output);
    const version = await openSession(client);
    const end = async (): Promise<void> => {
      await endProcess(child, client);
      removeProfile();
    };
    return { client, version, ended: exited(child), end };
  } catch (error) {
    if (child.kill('SIGKILL')) await exited(child);
    removeProfile();
    throw error;
  }
}
