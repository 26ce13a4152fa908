import type { CommandArguments, OptionNames } from './arguments.ts';
import type { ExitCode, Terminal } from './terminal.ts';

/** What the command line can do: one file in `commands/` each. */
export interface Command {
  /** As it is typed. */
  readonly name: string;
  /** What `--help` says of it: how it is called, and below, indented, what it does and its exit codes. */
  readonly usage: string;
  readonly options: OptionNames;
  /** Words that may stand there, for shells that complete them; files where there are none. */
  readonly words?: {
    readonly operands?: readonly string[];
    readonly values?: Readonly<Record<string, readonly string[]>>;
  };
  /** Does it and gives the exit code. Throws a Problem where what was typed or given cannot be used. */
  readonly run: (given: CommandArguments, terminal: Terminal) => Promise<ExitCode>;
}
