import { decode } from '../../console/read/decode.ts';
import type { Command } from '../command.ts';
import { STANDARD_INPUT } from '../input/input.ts';
import { readText } from '../input/text.ts';
import { messageJson } from '../output/message-json.ts';
import { messageReport } from '../output/message-report.ts';
import { safeJson } from '../output/json.ts';
import { createPaint } from '../output/paint.ts';
import { Problem } from '../problem.ts';

/** `decode`. Exit code 1 when the text holds no message that is known. */
export const decodeCommand: Command = {
  name: 'decode',
  usage: `cors-lens decode [--json]
    Explains console messages of Chromium, Firefox and Safari, as they are pasted, from standard input.
    Exit status: 0 a message was recognised, 1 none was, 2 the input cannot be read.`,
  options: { flags: ['json'], values: [] },
  run: async ({ operands, flags }, terminal) => {
    const operand = operands.find((path) => path !== STANDARD_INPUT);
    if (operand !== undefined)
      throw new Problem(`decode reads standard input, and there is ${operand}: cors-lens decode < FILE`);
    const messages = decode(await readText(STANDARD_INPUT, terminal));
    if (flags.has('json')) terminal.write(`${safeJson({ messages: messages.map(messageJson) })}\n`);
    else if (messages.length > 0) terminal.write(messageReport(messages, createPaint(terminal.colours)));
    else
      terminal.writeError(
        "cors-lens: no console message was recognised. Copy the red lines from the browser's console.\n",
      );
    return messages.length === 0 ? 1 : 0;
  },
};
