import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What builds the servers of one language. */
export interface Toolchain {
  readonly name: string;
  /** The first of these that is new enough is used. */
  readonly commands: readonly string[];
  /** Makes a command say its version, which `version` finds in what it says. */
  readonly parameters: readonly string[];
  readonly version: RegExp;
  /** The oldest that will do: major and minor. */
  readonly oldest: readonly [major: number, minor: number];
  /** Where people get it. */
  readonly home: string;
}

type Version = readonly [major: number, minor: number];

const isAtLeast = ([major, minor]: Version, [wantedMajor, wantedMinor]: Version): boolean =>
  major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);

/** The version of `command`, null where it is not installed. */
function versionOf(command: string, { parameters, version }: Toolchain): Version | null {
  const { status, stdout, stderr } = spawnSync(command, [...parameters], { encoding: 'utf8' });
  const match = status === 0 ? version.exec(stdout + stderr) : null;
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

/** The command of a toolchain that is new enough; without one, a failure that says what to install. */
export function findToolchain(toolchain: Toolchain): string {
  const { name, commands, oldest, home } = toolchain;
  const installed = commands.flatMap((command) => {
    const version = versionOf(command, toolchain);
    return version === null ? [] : [{ command, version }];
  });
  const fitting = installed.find(({ version }) => isAtLeast(version, oldest));
  if (fitting !== undefined) return fitting.command;
  const found = installed.map(({ version }) => version.join('.'));
  const instead = found.length === 0 ? 'found none' : `found ${found.join(' and ')}`;
  throw new Error(
    `This test needs ${name} ${oldest.join('.')} or newer and ${instead}: install it (${home}).`,
  );
}

/** A folder that outlives the checkout, for what takes long to build: `name` within `cors-lens` in the user's folder of caches. */
export function cacheFolder(name: string): string {
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const folder = join(caches, 'cors-lens', name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Names what is built from `parts`: other parts give another name. */
export const keyOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);

/** Runs `command` to its end; a failure shows what it said. */
export function runToEnd(
  command: string,
  parameters: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): string {
  const env = { ...process.env, ...environment };
  const { status, stdout, stderr, error } = spawnSync(command, [...parameters], {
    cwd: directory,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0)
    throw new Error(`${command} ${parameters.join(' ')} failed:\n${error?.message ?? stdout + stderr}`);
  return stdout;
}
