import { listOf, property } from './unknown.ts';

/** A recording: a HAR's `log`, and its entries. Unchecked. */
export interface RecordingParts {
  /** undefined where entries stand by themselves. */
  readonly log: unknown;
  readonly entries: readonly unknown[];
}

/** How deep a recording is looked for in other JSON, strings that hold JSON counting as a step. */
const MAX_DEPTH = 4;

/** The recording that `document` is; null when it is none. */
export function recordingOf(document: unknown): RecordingParts | null {
  const log = property(document, 'log');
  const entries = property(log, 'entries');
  return Array.isArray(entries) ? { log, entries } : null;
}

/** The recordings in what another tool wrote around them: a list of HARs, a property of its own, a HAR as a string. */
export function recordingsWithin(document: unknown, depth = MAX_DEPTH): readonly RecordingParts[] {
  const recording = recordingOf(document);
  if (recording !== null) return [recording];
  if (depth === 0) return [];
  if (typeof document === 'string') return recordingsWithin(parsedHar(document), depth - 1);
  if (typeof document !== 'object' || document === null) return [];
  return Object.values(document).flatMap((value: unknown) => recordingsWithin(value, depth - 1));
}

function parsedHar(text: string): unknown {
  if (!/^\s*\{/.test(text) || !text.includes('"entries"')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One recording of several: pages of the same name stay apart. */
export function joined(recordings: readonly RecordingParts[]): RecordingParts | null {
  const [first] = recordings;
  if (first === undefined || recordings.length === 1) return first ?? null;
  const pages = recordings.flatMap(({ log }, index) =>
    listOf(property(log, 'pages')).map((page) => renamed(page, 'id', index)),
  );
  const entries = recordings.flatMap((recording, index) =>
    recording.entries.map((entry) => renamed(entry, 'pageref', index)),
  );
  return { log: { ...asObject(first.log), pages }, entries };
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {});

function renamed(value: unknown, name: string, recording: number): unknown {
  const reference = property(value, name);
  return typeof reference === 'string' ? { ...asObject(value), [name]: `${recording}/${reference}` } : value;
}
