import type { Command } from '../command.ts';
import { safeJson } from '../../document/safe-json.ts';
import { targetDocuments } from '../../document/targets-json.ts';
import { Problem } from '../problem.ts';

/** `targets`. The servers that a configuration can be written for, without other ways to write it for one of them. */
export const targetsCommand: Command = {
  name: 'targets',
  usage: `cors-lens targets [--json]
    Lists the servers that a configuration can be written for.`,
  options: { flags: ['json'], values: [] },
  run: async ({ operands, flags }, terminal) => {
    const [operand] = operands;
    if (operand !== undefined) throw new Problem(`targets takes no operand, and there is ${operand}.`);
    const targets = targetDocuments();
    if (flags.has('json')) {
      terminal.write(`${safeJson(targets)}\n`);
      return 0;
    }
    const width = Math.max(0, ...targets.map(({ id }) => id.length));
    terminal.write(targets.map(({ id, name }) => `${id.padEnd(width)}  ${name}\n`).join(''));
    return 0;
  },
};
