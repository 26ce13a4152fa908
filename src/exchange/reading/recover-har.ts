/** The beginning of the list that a HAR is about. Literal but for blanks: it cannot backtrack. */
const ENTRIES_START = /"entries"\s*:\s*\[/;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LIST_END = 0x5d;

/** What can be read of a HAR that is no complete JSON. */
export interface RecoveredHar {
  /** What stands before the entries, parsed; undefined when that is damaged too. */
  readonly head: unknown;
  readonly entries: readonly unknown[];
  /** Entries that are damaged; the one at which the text breaks off counts. */
  readonly damaged: number;
}

/** The offset after the string that starts at `start` (a quote), or the end of the text when the string is cut off. */
function afterString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) return index + 1;
    index += code === BACKSLASH ? 2 : 1;
  }
  return text.length;
}

/** The offset after the object that starts at `start`, or the end of the text when it is cut off. */
function afterObject(text: string, start: number): number {
  let depth = 0;
  let index = start;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = afterString(text, index);
      continue;
    }
    index++;
    if (code === OPEN) depth++;
    else if (code === CLOSE && --depth === 0) return index;
  }
  return text.length;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The entries of a HAR that breaks off in the middle (a download that was cut, a full disk) or is damaged in places: each is read by itself.
 * null when the text has no list of entries. In linear time.
 */
export function recoverHar(text: string): RecoveredHar | null {
  const match = ENTRIES_START.exec(text);
  if (match === null) return null;
  const start = match.index + match[0].length;
  const entries: unknown[] = [];
  let damaged = 0;
  let index = start;
  while (index < text.length && text.charCodeAt(index) !== LIST_END) {
    if (text.charCodeAt(index) !== OPEN) {
      index++;
      continue;
    }
    const end = afterObject(text, index);
    const entry = parsed(text.slice(index, end));
    if (entry === undefined) damaged++;
    else entries.push(entry);
    index = end;
  }
  return {
    head: parsed(`${text.slice(0, start)}]}}`) ?? parsed(`${text.slice(0, start)}]}`),
    entries,
    damaged,
  };
}
