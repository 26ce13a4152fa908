import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../servers/support/toolchain.ts';

/** A browser that a release of Debian was published with: without the later versions of its security updates. */
export interface ReleasedBrowser {
  /** The release by its code name: `bullseye`. */
  readonly release: string;
  /** Its packages, and those of its libraries that later releases have under other names. */
  readonly packages: readonly string[];
  /** Where the program is in them. */
  readonly program: string;
}

const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** @throws with what the command printed. */
function run(command: string, parameters: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, parameters, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${parameters.at(-1)}: ${stderr || 'it does not start'}`);
  return stdout;
}

/** Where this machine gets Debian's packages. */
function mirror(): string {
  const targets = run('apt-get', ['indextargets', '--format', '$(LABEL)|$(REPO_URI)'], '/');
  const uri = /^Debian\|(.*)$/m.exec(targets)?.[1];
  if (uri === undefined) throw new Error('This needs Debian: apt-get knows no address of its packages.');
  return uri;
}

/** Options that make apt-get know one release alone, and leave what the system knows as it is. */
function onlyOf(release: string, folder: string): readonly string[] {
  const list = join(folder, 'sources.list');
  writeFileSync(list, `deb [signed-by=${KEYRING} check-valid-until=no] ${mirror()} ${release} main\n`);
  for (const name of ['lists/partial', 'cache/archives/partial'])
    mkdirSync(join(folder, name), { recursive: true });
  const settings = {
    'Dir::Etc::sourcelist': list,
    'Dir::Etc::sourceparts': '/dev/null',
    'Dir::State::lists': join(folder, 'lists'),
    'Dir::State::status': '/dev/null',
    'Dir::Cache': join(folder, 'cache'),
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

/** Its own libraries are found first; the signals and pipes of whoever starts it reach the program itself. */
const starter = (root: string, program: string): string => `#!/bin/sh
LD_LIBRARY_PATH='${join(root, 'usr/lib/x86_64-linux-gnu')}' exec '${join(root, program)}' "$@"
`;

/**
 * Unpacks the browser into the user's folder of caches, where the next run finds it; nothing is installed. Gives the path of what starts it.
 * @throws where this is no Debian, or its mirror has the release no more.
 */
export function unpackReleased({ release, packages, program }: ReleasedBrowser): string {
  const root = join(cacheFolder('browsers'), `${release}-${packages[0]}`);
  const start = join(root, 'start.sh');
  if (existsSync(start)) return start;
  rmSync(root, { recursive: true, force: true });
  const work = mkdtempSync(join(cacheFolder('browsers'), 'unpacking-'));
  const options = onlyOf(release, work);
  run('apt-get', [...options, 'update'], work);
  run('apt-get', [...options, 'download', ...packages], work);
  const unpacked = join(work, 'unpacked');
  run('sh', ['-c', 'for archive in *.deb; do dpkg -x "$archive" unpacked || exit 1; done'], work);
  renameSync(unpacked, root);
  rmSync(work, { recursive: true, force: true });
  writeFileSync(start, starter(root, program));
  chmodSync(start, 0o755);
  return start;
}
