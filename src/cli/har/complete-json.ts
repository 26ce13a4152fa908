const ENTRIES_START = /"entries"\s*:\s*\[/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

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

/** The offset after the last complete object of the array whose first item may start at `start`; `start` when there is none. */
function afterLastObject(text: string, start: number): number {
  let depth = 0;
  let last = start;
  let index = start;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) {
      index = afterString(text, index);
      continue;
    }
    index++;
    if (code === OPEN) depth++;
    if (code !== CLOSE) continue;
    depth--;
    if (depth === 0) last = index;
    if (depth < 0) return last;
  }
  return last;
}

/**
 * A HAR that breaks off in the middle (a download that was cut, a full disk), closed after its last complete entry; null when no entry
 * is complete. In linear time.
 */
export function completeJson(text: string): string | null {
  const match = ENTRIES_START.exec(text);
  if (match === null) return null;
  const start = match.index + match[0].length;
  const end = afterLastObject(text, start);
  return end === start ? null : `${text.slice(0, end)}]}}`;
}
