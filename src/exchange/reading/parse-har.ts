import { EntryScanner } from './entry-scanner.ts';
import { type ForeignFormat, formatOfJson, formatOfText } from './foreign-format.ts';
import { recoverHar } from './recover-har.ts';
import { joined, recordingOf, type RecordingParts, recordingsWithin } from './several-recordings.ts';
import { property } from './unknown.ts';

/** Why a text is no HAR. `broken`: it begins like one and breaks off before the first complete entry. */
export type HarFault = 'empty' | 'not-json' | 'no-entries' | 'broken' | ForeignFormat;

/** A HAR's text, taken apart. Its parts are unchecked. */
export interface ParsedHar extends RecordingParts {
  /** The text is damaged or breaks off: `entries` are those that are whole. */
  readonly isDamaged: boolean;
}

/** Tells what was read from why it was not. */
export const isHarFault = (parsed: ParsedHar | HarFault): parsed is HarFault => typeof parsed === 'string';

/** What recorders write: a HAR, its `log` alone, a list of entries, or a single one; null when it is something else. */
function recordingAtTop(document: unknown): RecordingParts | null {
  const recording = recordingOf(document);
  if (recording !== null) return recording;
  const list = property(document, 'entries');
  if (Array.isArray(list)) return { log: document, entries: list };
  const entries: readonly unknown[] = Array.isArray(document) ? document : [document];
  return isEntry(entries[0]) ? { log: document, entries } : null;
}

const isEntry = (value: unknown): boolean => property(value, 'request') !== undefined;

/**
 * Takes a HAR's text apart, or says why it is none. What of a damaged text is whole is kept. In linear time, and never throws but for
 * lack of memory.
 */
export function parseHar(text: string): ParsedHar | HarFault {
  if (text.trim() === '') return 'empty';
  const whole = parsedJson(text);
  const document = whole === undefined ? parsedJson(unwrapped(text)) : whole;
  if (document === undefined) return formatOfText(text) ?? damagedHar(text, severalIn(text));
  const format = formatOfJson(document);
  if (format !== null) return format;
  const parts = recordingAtTop(document) ?? joined(recordingsWithin(document));
  return parts === null ? 'no-entries' : { ...parts, isDamaged: false };
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

/** Recordings one behind the other, or an entry a line. */
function severalIn(text: string): ParsedHar | null {
  const scanner = new EntryScanner();
  const documents = scanner.read(text);
  const entries = documents.filter(isEntry);
  const recordings = documents.flatMap((document) => recordingOf(document) ?? []);
  const parts = joined(entries.length === 0 ? recordings : [...recordings, { log: undefined, entries }]);
  return parts === null ? null : { ...parts, isDamaged: scanner.damaged > 0 };
}

/** Of a text that is no JSON as a whole: `several` are the documents in it that are. */
function damagedHar(text: string, several: ParsedHar | null): ParsedHar | HarFault {
  const recovered = recoverHar(text);
  const count = recovered?.entries.length ?? 0;
  if (several !== null && several.entries.length >= count) return several;
  if (recovered === null) return /^\s*\{\s*"log"/.test(text) ? 'broken' : 'not-json';
  const { head, entries } = recovered;
  return count === 0 ? 'broken' : { log: property(head, 'log') ?? head, entries, isDamaged: true };
}
