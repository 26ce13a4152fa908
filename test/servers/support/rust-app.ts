import { copyFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import type { Started } from './expectations.ts';
import { generate } from './generated.ts';
import { makeDirectory, removeDirectory, start, writeIn } from './process.ts';
import { cacheFolder, findToolchain, keyOf, runToEnd, type Toolchain } from './toolchain.ts';

export interface RustServer {
  readonly targetId: string;
  /** The application around the snippet. It prints `listening on PORT`. */
  readonly source: (snippet: string) => string;
}

const CARGO: Toolchain = {
  name: 'Rust',
  commands: ['cargo'],
  parameters: ['--version'],
  version: /(\d+)\.(\d+)/,
  oldest: [1, 90],
  home: 'https://rustup.rs',
};

/** The crates that the servers are made of, with their checksums. */
const CRATES = resolve('test/servers/rust');

/** Compiles the program `source` in a folder that keeps the crates' own code compiled; gives the path of the executable there. */
function compile(source: string): string {
  const cargo = findToolchain(CARGO);
  const files = ['Cargo.toml', 'Cargo.lock'];
  const key = keyOf(...files.map((name) => readFileSync(join(CRATES, name), 'utf8')));
  const folder = cacheFolder(`rust-${key}`);
  for (const name of files) copyFileSync(join(CRATES, name), join(folder, name));
  writeIn(folder, join('src', 'main.rs'), source);
  runToEnd(cargo, ['build', '--quiet', '--locked', '--target-dir', 'target'], folder);
  return join(folder, 'target', 'debug', 'servers');
}

/** Compiles every crate. */
export const prepareRust = (): void => void compile('fn main() {}\n');

/** Compiles the program `source` in `directory`; gives the path of the executable. */
export function compileRust(directory: string, source: string): string {
  const server = join(directory, 'server');
  copyFileSync(compile(source), server);
  return server;
}

/** Compiles and starts a Rust application with what its target generates for `policy`. */
export async function startRust({ targetId, source }: RustServer, policy: Policy): Promise<Started> {
  const directory = makeDirectory();
  const server = compileRust(directory, source(generate(targetId, policy)));
  const running = await start(server, [], /listening on (\d+)/, directory);
  return {
    port: Number(running.said),
    stop: async () => {
      await running.stop();
      removeDirectory(directory);
    },
  };
}
