import { MAX_STACK_DEPTH, MAX_URL_LENGTH, MAX_WORD_LENGTH } from '../exchange/bounds.ts';
import type { CallSite } from '../exchange/call-site.ts';

/** A line of a stack as V8 writes it, `    at save (https://app.example/app.js:42:7)`, and as Firefox does, `save@https://app.example/app.js:42:7`. */
const FRAME =
  /^(?: +at (?:(?:async )?(?<v8>[^(]*) \()?|(?<firefox>[^@]*)@)(?<url>(?:https?|file):.*):(?<line>\d+):(?<column>\d+)\)?$/;

/** Lines that are looked at; longer ones than a frame can be are none. */
const MAX_LINE = MAX_URL_LENGTH + MAX_WORD_LENGTH;

/** The innermost frame of a stack that has a file: where the page's own code calls. null without one. */
export function callSiteOfStack(stack: string): CallSite | null {
  for (const line of stack.split('\n', MAX_STACK_DEPTH)) {
    const {
      v8,
      firefox,
      url,
      line: row,
      column,
    } = (line.length <= MAX_LINE && FRAME.exec(line)?.groups) || {};
    if (url === undefined) continue;
    return {
      url,
      line: Number(row),
      column: Number(column),
      functionName: (v8 ?? firefox ?? '').slice(0, MAX_WORD_LENGTH),
      through: '',
    };
  }
  return null;
}
