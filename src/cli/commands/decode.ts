import { decode } from '../../console/read/decode.ts';
import { readArguments } from '../arguments.ts';
import { decodeBytes } from '../har/decode-bytes.ts';
import { readBytes, STANDARD_INPUT } from '../input.ts';
import { messageJson } from '../output/message-json.ts';
import { messageReport } from '../output/message-report.ts';
import { safeJson } from '../output/json.ts';
import { createPaint } from '../output/paint.ts';
import { Problem } from '../problem.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

async function readText(terminal: Terminal): Promise<string> {
  const bytes = await readBytes(STANDARD_INPUT, terminal);
  try {
    return decodeBytes(bytes);
  } catch {
    throw new Problem('standard input: this is no text. Paste what the console shows.');
  }
}

/** `cors-lens decode [--json]`: explains console text from standard input. Exit code 1 when it holds no message that is known. */
export async function decodeCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { operands, flags } = readArguments('decode', args, { flags: ['json'], values: [] });
  const operand = operands.find((path) => path !== STANDARD_INPUT);
  if (operand !== undefined)
    throw new Problem(`decode reads standard input, and there is ${operand}: cors-lens decode < FILE`);
  const messages = decode(await readText(terminal));
  if (flags.has('json')) terminal.write(`${safeJson({ messages: messages.map(messageJson) })}\n`);
  else if (messages.length > 0) terminal.write(messageReport(messages, createPaint(terminal.colours)));
  else
    terminal.writeError(
      "cors-lens: no console message was recognised. Copy the red lines from the browser's console.\n",
    );
  return messages.length === 0 ? 1 : 0;
}
