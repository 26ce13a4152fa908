import { version } from '../../package.json';
import { readArguments } from './arguments.ts';
import { COMMANDS, type LoadCommand } from './commands/index.ts';
import { helpOf, overviewOf } from './help.ts';
import { Problem } from './problem.ts';
import type { ExitCode, Terminal } from './terminal.ts';

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

/** That of one command, or of all. */
async function help(load: LoadCommand | undefined): Promise<string> {
  if (load !== undefined) return helpOf([await load()]);
  return overviewOf(await Promise.all([...COMMANDS.values()].map((each) => each())));
}

async function dispatch(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) throw new Problem('What should be done? cors-lens --help lists the commands.');
  const load = COMMANDS.get(name);
  if (optionsOf(args).some(asksForHelp)) return print(await help(load), terminal);
  if (name === '--version') return print(version, terminal);
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
