import type { Command } from '../command.ts';
import { bashScript, fishScript, zshScript } from '../completions/scripts.ts';
import { Problem } from '../problem.ts';
import { COMMANDS } from './index.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

const SHELLS: readonly string[] = Object.keys(SCRIPTS);

const isShell = (name: string): name is keyof typeof SCRIPTS => SHELLS.includes(name);

/** `completions`: a script that makes a shell complete commands, options and what can stand behind them. */
export const completionsCommand: Command = {
  name: 'completions',
  usage: `cors-lens completions bash|zsh|fish
    Prints what makes the shell complete commands and options:
    bash  eval "$(cors-lens completions bash)" in ~/.bashrc
    zsh   eval "$(cors-lens completions zsh)" in ~/.zshrc, after compinit
    fish  cors-lens completions fish > ~/.config/fish/completions/cors-lens.fish`,
  options: { flags: [], values: [] },
  words: { operands: SHELLS },
  run: async ({ operands: [shell, extra] }, terminal) => {
    if (shell === undefined || !isShell(shell) || extra !== undefined)
      throw new Problem('completions needs one shell: bash, zsh or fish.');
    const commands = await Promise.all([...COMMANDS.values()].map((load) => load()));
    terminal.write(SCRIPTS[shell](commands));
    return 0;
  },
};
