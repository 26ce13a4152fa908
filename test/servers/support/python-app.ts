import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './process.ts';
import { cacheFolder, findToolchain, keyOf, runToEnd, type Toolchain } from './toolchain.ts';

export interface PythonServer {
  readonly targetId: string;
  /** What the log holds (see SHOWN), where more than the idiom is to be written. */
  readonly shown?: string;
  /** The application around the snippet. It prints `listening on PORT`. */
  readonly source: (snippet: string) => string;
}

/** Packages of Debian, which are some years old. */
export interface DebianPackages {
  /** Modules that have to be importable. */
  readonly modules: string;
  /** The packages that bring them. */
  readonly packages: string;
}

const PYTHON: Toolchain = {
  name: 'Python',
  commands: ['python3', '/usr/bin/python3'],
  parameters: ['-c', 'import ensurepip, sys, venv; print(sys.version)'],
  version: /^(\d+)\.(\d+)/,
  oldest: [3, 11],
  home: 'https://www.python.org/downloads; on Debian with python3-venv',
};

/** The packages that the servers are made of, with the hashes of their files. */
const REQUIREMENTS = resolve('test/servers/python/requirements.txt');

/** The interpreter of an environment that holds the packages that the servers are made of. */
export const preparePython = (): string => pythonWith(REQUIREMENTS);

/** The interpreter of an environment that holds the packages of a lock file, which is made where there is none yet. */
export function pythonWith(requirements: string): string {
  const python = findToolchain(PYTHON);
  const key = keyOf(readFileSync(requirements, 'utf8'), runToEnd(python, ['--version'], '.'));
  const folder = cacheFolder(`python-${key}`);
  const interpreter = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return interpreter;
  runToEnd(python, ['-m', 'venv', '--clear', folder], '.');
  const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--require-hashes', '-r', requirements];
  runToEnd(interpreter, install, '.');
  writeFileSync(complete, '');
  return interpreter;
}

/** Debian's Python comes first: a version manager's Python does not see the packages of apt. */
const DEBIAN_PYTHONS = ['/usr/bin/python3', 'python3'];

/** The interpreter that has packages of Debian. */
export const debianPython = ({ modules, packages }: DebianPackages): string =>
  findCommand(DEBIAN_PYTHONS, ['-c', `import ${modules}`], packages);

/** Starts a Python application with what its target generates for `policy`; on today's packages, or on those of Debian that are named. */
export async function startPython(
  { targetId, shown, source }: PythonServer,
  policy: Policy,
  debian: DebianPackages | null = null,
): Promise<Started> {
  const python = debian === null ? preparePython() : debianPython(debian);
  const directory = makeDirectory();
  writeIn(directory, 'application.py', source(generate(targetId, policy, shown)));
  const running = await start(python, ['-u', 'application.py'], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
