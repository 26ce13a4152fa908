import { run } from '../../src/cli/run.ts';
import type { ExitCode, Terminal } from '../../src/cli/terminal.ts';

/** What a command is given: files by path, standard input, and what the terminal can do. */
export interface World {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly input?: string;
  readonly colours?: boolean;
  readonly showsProgress?: boolean;
  /** Takes what is written to files, by path; without it no file can be written. */
  readonly written?: Map<string, string>;
}

/** What a command left behind. */
export interface Ran {
  readonly exitCode: ExitCode;
  readonly output: string;
  readonly errors: string;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** Runs `cors-lens` with `args` in `world`. */
export async function runIn(world: World, ...args: readonly string[]): Promise<Ran> {
  let output = '';
  let errors = '';
  const terminal: Terminal = {
    readFile: async function* (path) {
      const content = world.files?.[path];
      if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      yield bytesOf(content);
    },
    readInput: async function* () {
      yield bytesOf(world.input ?? '');
    },
    writeFile: async (path, text) => {
      if (world.written === undefined) throw Object.assign(new Error('no such folder'), { code: 'ENOENT' });
      world.written.set(path, text);
    },
    write: (text) => {
      output += text;
    },
    writeError: (text) => {
      errors += text;
    },
    colours: world.colours ?? false,
    showsProgress: world.showsProgress ?? false,
  };
  const exitCode = await run(args, terminal);
  return { exitCode, output, errors };
}
