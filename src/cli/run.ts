import { version } from '../../package.json';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';
import { helpOf } from './help.ts';
import { Problem } from './problem.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** By name, in the order of `--help`. Each is loaded when it is asked for: loading is most of a short run. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['explain', async () => (await import('./commands/explain.ts')).explainCommand],
  ['decode', async () => (await import('./commands/decode.ts')).decodeCommand],
  ['check', async () => (await import('./commands/check.ts')).checkCommand],
  ['targets', async () => (await import('./commands/targets.ts')).targetsCommand],
  ['snippet', async () => (await import('./commands/snippet.ts')).snippetCommand],
]);

const asksForHelp = (argument: string): boolean => argument === '--help' || argument === '-h';

/** Options end at `--`: what follows are names of files. */
function optionsOf(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--');
  return end === -1 ? args : args.slice(0, end);
}

function print(text: string, terminal: Terminal): ExitCode {
  terminal.write(`${text}\n`);
  return 0;
}

async function help(): Promise<string> {
  return helpOf(await Promise.all([...COMMANDS.values()].map((load) => load())));
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) throw new Problem('What should be done? cors-lens --help lists the commands.');
  if (optionsOf(args).some(asksForHelp)) return print(await help(), terminal);
  if (name === '--version') return print(version, terminal);
  const load = COMMANDS.get(name);
  if (load === undefined) throw new Problem(`There is no command ${name}. cors-lens --help lists them.`);
  const command = await load();
  return command.run(readArguments(command, rest), terminal);
}

/** Runs the command line `args` (without `node` and the script) and gives its exit code. Only errors of this program itself reject. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    terminal.writeError(`cors-lens: ${error.message}\n`);
    return 2;
  }
}
