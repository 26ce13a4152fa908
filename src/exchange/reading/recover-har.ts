import { EntryScanner } from './entry-scanner.ts';

/** The beginning of the list that a HAR is about. Literal but for blanks: it cannot backtrack. */
const ENTRIES_START = /"entries"\s*:\s*\[/;

/** A HAR whose entries come one by one, as its text does. */
export interface OpenHar {
  /** What stands before the entries, parsed; undefined when that is damaged. */
  readonly head: unknown;
  readonly scanner: EntryScanner;
  /** What of the given text stands behind the beginning of the list. */
  readonly rest: string;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Opens a HAR by its `beginning`; null when that holds no beginning of a list of entries. */
export function openHar(beginning: string): OpenHar | null {
  const match = ENTRIES_START.exec(beginning);
  if (match === null) return null;
  const start = match.index + match[0].length;
  const head = beginning.slice(0, start);
  return {
    head: parsed(`${head}]}}`) ?? parsed(`${head}]}`),
    scanner: new EntryScanner(),
    rest: beginning.slice(start),
  };
}

/** What can be read of a HAR that is no complete JSON. */
export interface RecoveredHar {
  /** What stands before the entries, parsed; undefined when that is damaged too. */
  readonly head: unknown;
  readonly entries: readonly unknown[];
  /** Entries that are damaged; the one at which the text breaks off counts. */
  readonly damaged: number;
}

/**
 * The entries of a HAR that breaks off in the middle (a download that was cut, a full disk) or is damaged in places: each is read by itself.
 * null when the text has no list of entries. In linear time.
 */
export function recoverHar(text: string): RecoveredHar | null {
  const har = openHar(text);
  if (har === null) return null;
  const entries = har.scanner.read(har.rest);
  return { head: har.head, entries, damaged: har.scanner.damaged };
}
