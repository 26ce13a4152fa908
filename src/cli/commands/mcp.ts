import type { Command } from '../command.ts';
import { Problem } from '../problem.ts';

/** `mcp`. Standard output belongs to the protocol. */
export const mcpCommand: Command = {
  name: 'mcp',
  usage: `cors-lens mcp
    Serves explain, decode, check, targets and snippet to coding agents: a server of the Model Context Protocol on standard input and
    output. The values of secrets are left out of its answers, and what a page or a server said is marked as data.`,
  options: { flags: [], values: [] },
  run: async ({ operands: [operand] }) => {
    if (operand !== undefined) throw new Problem(`mcp takes no operand, and there is ${operand}.`);
    const { serve } = await import('../../mcp/server.ts');
    await serve();
    return 0;
  },
};
