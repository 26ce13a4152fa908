import { copyFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { makeDirectory, removeDirectory, start, writeIn } from './process.ts';
import { findToolchain, runToEnd, type Toolchain } from './toolchain.ts';

export interface GoServer {
  readonly targetId: string;
  /** What the log holds (see SHOWN), where more than the idiom is to be written. */
  readonly shown?: string;
  /** The application around the snippet. It prints `listening on PORT`. */
  readonly source: (snippet: string) => string;
}

const GO: Toolchain = {
  name: 'Go',
  commands: ['go', '/usr/local/go/bin/go'],
  parameters: ['version'],
  version: /go(\d+)\.(\d+)/,
  oldest: [1, 26],
  home: 'https://go.dev/dl',
};

/** The modules that the servers are made of, with their checksums. */
const MODULES = resolve('test/servers/go');

/** Compiles every module, which then lies in Go's own cache. */
export const prepareGo = (): void => void runToEnd(findToolchain(GO), ['build', './...'], MODULES);

/** Compiles the program `source` in `directory`; gives the path of the executable. */
export function compileGo(directory: string, source: string): string {
  const go = findToolchain(GO);
  for (const name of ['go.mod', 'go.sum']) copyFileSync(join(MODULES, name), join(directory, name));
  writeIn(directory, 'main.go', source);
  runToEnd(go, ['build', '-o', 'server', 'main.go'], directory);
  return join(directory, 'server');
}

/** Compiles and starts a Go application with what its target generates for `policy`. */
export async function startGo({ targetId, shown, source }: GoServer, policy: Policy): Promise<Started> {
  const directory = makeDirectory();
  const server = compileGo(directory, source(generate(targetId, policy, shown)));
  const running = await start(server, [], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
