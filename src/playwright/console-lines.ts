import type { ConsoleMessage } from '@playwright/test';
import { decode } from '../console/read/decode.ts';
import type { DecodedMessage } from '../console/read/decoded-message.ts';

/** Lines that are kept of one page, and how long each may be. In UTF-16 units. */
const MAX_LINES = 1_000;
const MAX_LENGTH = 20_000;

/** A line of the browser's own console. */
export interface ConsoleLine {
  readonly text: string;
  readonly messages: readonly DecodedMessage[];
}

/** The lines that browsers wrote about CORS. */
export interface ConsoleLines {
  readonly add: (message: ConsoleMessage) => void;
  readonly lines: () => readonly ConsoleLine[];
}

/** What a page writes itself has values: nobody can claim a failure with `console.error`. Firefox gives its own lines one, too. */
const isOfBrowser = (message: ConsoleMessage, engine: string): boolean =>
  /^(?:error|warning)$/.test(message.type()) && (engine === 'firefox' || message.args().length === 0);

/**
 * Keeps the lines about CORS.
 * @param engine as Playwright names the browser
 */
export function createConsoleLines(engine: string): ConsoleLines {
  const lines: ConsoleLine[] = [];
  return {
    add: (message) => {
      if (lines.length >= MAX_LINES || !isOfBrowser(message, engine)) return;
      const line = readLine(message.text().slice(0, MAX_LENGTH));
      if (line.messages.length > 0) lines.push(line);
    },
    // Safari tells one failure in two lines, which are read as one.
    lines: () => (engine === 'webkit' ? readTogether(lines) : lines),
  };
}

const isFailure = ({ isCors, topic }: DecodedMessage): boolean => isCors && topic === 'cors';

const readLine = (text: string): ConsoleLine => ({ text, messages: decode(text).filter(isFailure) });

function readTogether(lines: readonly ConsoleLine[]): readonly ConsoleLine[] {
  const text = lines.map((line) => line.text).join('\n');
  return readLine(text).messages.map((message) => ({ text, messages: [message] }));
}
