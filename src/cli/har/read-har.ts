import type { EntryRecord } from '../../exchange/entry-record.ts';
import type { HarFault } from '../../exchange/reading/parse-har.ts';
import {
  type HarStream,
  isFault,
  type OnEntry,
  openHarStream,
  readHar as readRecording,
  type Recording,
} from '../../exchange/reading/read-har.ts';
import { harFaultText } from '../../explain/interface/har-file.ts';
import { plainText } from '../../explain/rich-text.ts';
import { MAX_TEXT, type TextPieces } from '../input/text.ts';
import { Problem } from '../problem.ts';

/** A recording, read. */
export interface HarFile extends Recording {
  readonly records: readonly EntryRecord[];
  /** It was packed, and could not be unpacked to its end. */
  readonly isPackingDamaged: boolean;
}

/** How `text` is read: as a whole, or, when it is long, on from here with what is to come. */
class Reader {
  readonly #name: string;
  readonly #onEntry: OnEntry;
  #text = '';
  #stream: HarStream | null = null;

  constructor(name: string, onEntry: OnEntry) {
    this.#name = name;
    this.#onEntry = onEntry;
  }

  add(piece: string): void {
    if (this.#stream !== null) return this.#stream.add(piece);
    this.#text += piece;
    if (this.#text.length <= MAX_TEXT) return;
    this.#stream = this.#sound(openHarStream(this.#text, this.#onEntry));
    this.#text = '';
  }

  end(): Recording {
    return this.#stream?.end() ?? this.#sound(readRecording(this.#text, this.#onEntry));
  }

  #sound<Reading extends object>(reading: Reading | HarFault): Reading {
    if (isFault(reading)) throw new Problem(plainText(harFaultText(this.#name, reading)));
    return reading;
  }
}

/**
 * The HAR whose text comes in `pieces`. `name` names it in the Problem that is thrown when it is none. `onEntry` hears how many entries were
 * read.
 */
export async function readHar(
  pieces: TextPieces,
  name: string,
  onEntry: (count: number) => void,
): Promise<HarFile> {
  const records: EntryRecord[] = [];
  const reader = new Reader(name, (record, index) => {
    if (record !== null) records.push(record);
    onEntry(index + 1);
  });
  for (;;) {
    const { value, done } = await pieces.next();
    if (done === true) return { ...reader.end(), records, isPackingDamaged: value === 'damaged' };
    reader.add(value);
  }
}
