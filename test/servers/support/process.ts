import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Something that runs until it is stopped. */
export interface Running {
  readonly stop: () => Promise<void>;
}

/** How long a server may take to say that it listens; some build themselves first. */
const START_LIMIT = 240_000;

/** How long a server may take to end when it is asked to: a browser may hold its connections. */
const STOP_LIMIT = 5000;

/** A directory of its own for one server, with the project's packages in reach. */
export function makeDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'cors-lens-server-'));
  symlinkSync(resolve('node_modules'), join(directory, 'node_modules'));
  return directory;
}

/** Where the packages of `apps/package.json` are in reach, and within their folder: bundlers follow no link out of it. */
export function makeAppDirectory(): string {
  const running = resolve('test/servers/apps/.running');
  mkdirSync(running, { recursive: true });
  return mkdtempSync(join(running, 'app-'));
}

export const removeDirectory = (directory: string): void =>
  rmSync(directory, { recursive: true, force: true, maxRetries: 10 });

export function writeIn(directory: string, name: string, text: string): string {
  const path = join(directory, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** Whether `command` can be run and says yes. */
const runs = (command: string, parameters: readonly string[]): boolean =>
  spawnSync(command, [...parameters], { stdio: 'ignore' }).status === 0;

/** The first of `commands` that runs with `parameters`; without one, a failure that names the Debian packages. */
export function findCommand(
  commands: readonly string[],
  parameters: readonly string[],
  packages: string,
): string {
  const found = commands.find((command) => runs(command, parameters));
  if (found === undefined)
    throw new Error(`This test needs a server that is not installed: apt-get install ${packages}`);
  return found;
}

/**
 * Starts `command` and waits until its output matches `ready`, whose first group is given back. Fails with the output when it ends
 * before, or says nothing for too long. `environment` is added to that of the tests.
 */
export function start(
  command: string,
  parameters: readonly string[],
  ready: RegExp,
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Running & { readonly said: string }> {
  return new Promise((fulfil, reject) => {
    const env = { ...process.env, ...environment };
    const child = spawn(command, [...parameters], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    const stop = async (): Promise<void> => {
      child.kill('SIGTERM');
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT);
      await ended;
      clearTimeout(patience);
    };
    const fail = (why: string): void => reject(new Error(`${command} ${why}:\n${output}`));
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      fail('did not start in time');
    }, START_LIMIT);
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = ready.exec(output);
      if (match === null) return;
      clearTimeout(limit);
      fulfil({ stop, said: match[1] ?? '' });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    void ended.then(() => {
      clearTimeout(limit);
      fail('ended before it was ready');
    });
  });
}
