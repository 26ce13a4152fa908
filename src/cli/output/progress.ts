import { formatCount } from '../../explain/compose.ts';
import type { Terminal } from '../terminal.ts';

/** Tells how far the work on a file is, on one line that is overwritten. */
export interface Progress {
  readonly report: (count: number) => void;
  /** Takes the line away. */
  readonly finish: () => void;
}

/** Entries between two reports: about ten a second. */
const STEP = 2_000;
const CLEAR_LINE = '\r\u001b[K';

/** Progress for a person who watches, silence for everybody else. `what`: free of control characters. */
export function createProgress(terminal: Terminal, what: string): Progress {
  if (!terminal.showsProgress) return { report: () => undefined, finish: () => undefined };
  let shown = false;
  return {
    report: (count) => {
      if (count % STEP !== 0) return;
      shown = true;
      terminal.writeError(`${CLEAR_LINE}${what}: ${formatCount(count)}`);
    },
    finish: () => {
      if (shown) terminal.writeError(CLEAR_LINE);
      shown = false;
    },
  };
}
