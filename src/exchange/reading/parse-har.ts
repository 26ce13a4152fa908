import { property } from './unknown.ts';
import { recoverHar } from './recover-har.ts';

/** Why a text is no HAR. `broken`: it begins like one and breaks off before the first complete entry. */
export type HarFault = 'empty' | 'not-json' | 'no-entries' | 'broken';

/** A HAR's text, taken apart. Its parts are unchecked. */
export interface ParsedHar {
  /** The HAR's `log`, which tells who recorded it; undefined where there is none. */
  readonly log: unknown;
  readonly entries: readonly unknown[];
  /** The text is damaged or breaks off: `entries` are those that are whole. */
  readonly isDamaged: boolean;
}

/** Tells what was read from why it was not. */
export const isHarFault = (parsed: ParsedHar | HarFault): parsed is HarFault => typeof parsed === 'string';

/** The entries of what recorders write: a HAR, its `log` alone, a list of entries, or a single one; null when it is something else. */
function entriesOf(document: unknown, log: unknown): readonly unknown[] | null {
  for (const list of [property(log, 'entries'), property(document, 'entries')])
    if (Array.isArray(list)) return list;
  const entries: readonly unknown[] = Array.isArray(document) ? document : [document];
  return property(entries[0], 'request') === undefined ? null : entries;
}

/**
 * Takes a HAR's text apart, or says why it is none. What of a damaged text is whole is kept. In linear time, and never throws but for
 * lack of memory.
 */
export function parseHar(text: string): ParsedHar | HarFault {
  if (text.trim() === '') return 'empty';
  const whole = parsedJson(text);
  const document = whole === undefined ? parsedJson(unwrapped(text)) : whole;
  if (document === undefined) return damagedHar(text);
  const log = property(document, 'log');
  const entries = entriesOf(document, log);
  return entries === null ? 'no-entries' : { log: log ?? document, entries, isDamaged: false };
}

/** undefined where the text is no JSON. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON in what a recording may be wrapped in: a call (JSONP, as HAR viewers load it), an assignment, a fenced block of a bug report. */
function unwrapped(text: string): string {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start === -1 ? '' : text.slice(start, end + 1);
}

function damagedHar(text: string): ParsedHar | HarFault {
  const recovered = recoverHar(text);
  if (recovered === null) return /^\s*\{\s*"log"/.test(text) ? 'broken' : 'not-json';
  const { head, entries } = recovered;
  return entries.length === 0 ? 'broken' : { log: property(head, 'log') ?? head, entries, isDamaged: true };
}
