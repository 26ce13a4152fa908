import { decodeLazily } from '../../console/read/decode-lazily.ts';
import { pastedHar } from '../../exchange/reading/read-pasted.ts';
import type { Command } from '../command.ts';
import { diagnoseHar } from '../har/diagnose-har.ts';
import { readHar } from '../har/read-har.ts';
import { STANDARD_INPUT } from '../input/input.ts';
import { readText, type TextPieces } from '../input/text.ts';
import { documentsOf } from '../../document/log-json.ts';
import { messageJson } from '../../document/message-json.ts';
import { messageReport } from '../output/message-report.ts';
import { safeJson } from '../../document/safe-json.ts';
import { createOutput } from '../output/output.ts';
import { createPaint } from '../output/paint.ts';
import { Problem } from '../problem.ts';
import type { ExitCode, Terminal } from '../terminal.ts';

/** Headers that were pasted are an exchange like one of a recording; what the console said beside them is told too. */
async function explainPasted(
  har: string,
  text: string,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const file = await readHar(onePiece(har), 'standard input', () => undefined);
  const diagnosed = diagnoseHar(file, { eitherMode: true }, () => undefined);
  const messages = (await decodeLazily(text)).filter(({ isCors }) => isCors);
  if (json) {
    const exchanges = documentsOf(diagnosed);
    terminal.write(`${safeJson({ messages: messages.map(messageJson), exchanges })}\n`);
    return 0;
  }
  const output = createOutput(terminal, false, { secrets: false, audit: false, everything: true });
  output.startFile('standard input', file.browser, diagnosed);
  for (const each of diagnosed) output.add(each);
  output.finish();
  if (messages.length > 0) terminal.write(messageReport(messages, createPaint(terminal.colours)));
  return 0;
}

async function* onePiece(text: string): TextPieces {
  yield text;
  return 'whole';
}

/** `decode`. Exit code 1 when the text holds no message that is known. */
export const decodeCommand: Command = {
  name: 'decode',
  usage: `cors-lens decode [--json]
    Explains console messages of Chromium, Firefox and Safari, as they are pasted, from standard input; headers that
    DevTools or curl -v shows are explained as a request.
    Exit status: 0 a message was recognised, 1 none was, 2 the input cannot be read.`,
  options: { flags: ['json'], values: [] },
  run: async ({ operands, flags }, terminal) => {
    const operand = operands.find((path) => path !== STANDARD_INPUT);
    if (operand !== undefined)
      throw new Problem(`decode reads standard input, and there is ${operand}: cors-lens decode < FILE`);
    const text = await readText(STANDARD_INPUT, terminal);
    const har = pastedHar(text);
    if (har !== null) return explainPasted(har, text, flags.has('json'), terminal);
    const messages = await decodeLazily(text);
    if (flags.has('json')) terminal.write(`${safeJson({ messages: messages.map(messageJson) })}\n`);
    else if (messages.length > 0) terminal.write(messageReport(messages, createPaint(terminal.colours)));
    else
      terminal.writeError(
        "cors-lens: no console message was recognised. Copy the red lines from the browser's console.\n",
      );
    return messages.length === 0 ? 1 : 0;
  },
};
