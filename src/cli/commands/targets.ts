import { TARGETS } from '../../fix/targets/index.ts';
import { readArguments } from '../arguments.ts';
import { safeJson } from '../output/json.ts';
import { Problem } from '../problem.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

/** `cors-lens targets [--json]`: the servers that a configuration can be written for, without other ways to write it for one of them. */
export async function targetsCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments('targets', args, { flags: ['json'], values: [] });
  const [operand] = operands;
  if (operand !== undefined) throw new Problem(`targets takes no operand, and there is ${operand}.`);
  const servers = TARGETS.filter(({ variantOf }) => variantOf === null);
  const targets = servers.map(({ id, name, language }) => ({ id, name, language }));
  if (flags.has('json')) {
    terminal.write(`${safeJson(targets)}\n`);
    return 0;
  }
  const width = Math.max(0, ...targets.map(({ id }) => id.length));
  terminal.write(targets.map(({ id, name }) => `${id.padEnd(width)}  ${name}\n`).join(''));
  return 0;
}
