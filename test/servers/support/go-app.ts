import { spawnSync } from 'node:child_process';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { findCommand, makeDirectory, removeDirectory, start, writeIn } from './process.ts';

export interface GoServer {
  readonly targetId: string;
  /** What the log holds (see SHOWN), where more than the idiom is to be written. */
  readonly shown?: string;
  /** The Debian packages that bring the compiler and the sources, which Debian keeps below one GOPATH. */
  readonly packages: string;
  /** The application around the snippet. It prints `listening on PORT`. */
  readonly source: (snippet: string) => string;
}

const DEBIAN_SOURCES = { GO111MODULE: 'off', GOPATH: '/usr/share/gocode', GOFLAGS: '' };

function compile(go: string, directory: string, packages: string): string {
  const env = { ...process.env, ...DEBIAN_SOURCES };
  const parameters = ['build', '-o', 'server', 'main.go'];
  const { status, stderr } = spawnSync(go, parameters, { cwd: directory, env, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`The Go server does not compile (its packages: apt-get install ${packages}):\n${stderr}`);
  return `${directory}/server`;
}

/** Compiles and starts a Go application with what its target generates for `policy`. */
export async function startGo(
  { targetId, shown, packages, source }: GoServer,
  policy: Policy,
): Promise<Started> {
  const go = findCommand(['/usr/bin/go', 'go'], ['version'], packages);
  const directory = makeDirectory();
  writeIn(directory, 'main.go', source(generate(targetId, policy, shown)));
  const server = compile(go, directory, packages);
  const running = await start(server, [], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
