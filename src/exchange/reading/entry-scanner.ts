const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LIST_END = 0x5d;

/**
 * In UTF-16 units. A longer string of an entry is the body of an answer, of which nothing is read: it is cut, so that an entry with a
 * gigabyte of it weighs no more than others.
 */
const MAX_STRING_LENGTH = 262_144;

/** In UTF-16 units, its strings being cut. No recorder writes a longer entry: it counts as damaged. */
const MAX_ENTRY_LENGTH = 16_777_216;

/** A string is cut where an escape (`\u0000` is the longest) neither goes on nor has just ended. */
const LONGEST_ESCAPE = 6;

/** Of the piece of text that is being read, nothing is to be kept. */
const NOTHING = -1;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Finds the entries in a HAR's list of entries, whose text comes in pieces of any length: each entry is parsed by itself as soon as it is
 * whole, and damage stays within its entry. Holds the text of one entry at most; takes linear time.
 */
export class EntryScanner {
  #depth = 0;
  #isInString = false;
  /** A backslash was the last character of the piece before. */
  #isEscaped = false;
  #stringLength = 0;
  #isCutting = false;
  /** Where in the piece that is being read begins what belongs to the entry, or `NOTHING`. */
  #from = NOTHING;
  #kept: string[] = [];
  #keptLength = 0;
  #found: unknown[] = [];
  #damaged = 0;
  #isOver = false;

  /** Entries that are no JSON, or too long; the one at which the text has broken off so far is one of them. */
  get damaged(): number {
    return this.#damaged + (this.#depth > 0 ? 1 : 0);
  }

  /** Whether the list has come to its end. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Reads on; gives the entries that have become whole. What comes behind the list is not looked at. */
  read(piece: string): readonly unknown[] {
    this.#found = [];
    this.#from = this.#depth > 0 && !this.#isCutting ? 0 : NOTHING;
    let index = this.#isEscaped && piece !== '' ? 1 : 0;
    if (index === 1) this.#isEscaped = false;
    while (index < piece.length && !this.#isOver)
      index = this.#isInString ? this.#readString(piece, index) : this.#readStructure(piece, index);
    this.#keep(piece, piece.length);
    return this.#found;
  }

  /** Reads a string on, to the end of it or of the piece; gives the index behind. */
  #readString(piece: string, start: number): number {
    let index = start;
    while (index < piece.length) {
      const code = piece.charCodeAt(index);
      if (code === QUOTE) {
        this.#endString(index);
        return index + 1;
      }
      if (code === BACKSLASH) {
        this.#isEscaped = index + 1 === piece.length;
        index += 2;
      } else {
        if (!this.#isCutting && this.#stringLength + index - start > MAX_STRING_LENGTH)
          this.#cut(piece, index);
        index++;
      }
    }
    this.#stringLength += index - start;
    return index;
  }

  #endString(index: number): void {
    this.#isInString = false;
    if (!this.#isCutting) return;
    this.#isCutting = false;
    this.#from = this.#depth > 0 ? index : NOTHING;
  }

  /** Leaves out the rest of the string, unless an escape is near. */
  #cut(piece: string, index: number): void {
    if (index < LONGEST_ESCAPE || piece.slice(index - LONGEST_ESCAPE, index).includes('\\')) return;
    this.#keep(piece, index);
    this.#isCutting = true;
  }

  /** Reads a character outside strings; gives the index behind. */
  #readStructure(piece: string, index: number): number {
    const code = piece.charCodeAt(index);
    if (code === QUOTE) {
      this.#isInString = true;
      this.#stringLength = 0;
    } else if (code === OPEN) {
      if (this.#depth++ === 0) this.#from = index;
    } else if (code === CLOSE && this.#depth > 0) {
      if (--this.#depth === 0) this.#endEntry(piece, index + 1);
    } else if (code === LIST_END && this.#depth === 0) this.#isOver = true;
    return index + 1;
  }

  #keep(piece: string, end: number): void {
    if (this.#from === NOTHING) return;
    this.#keptLength += end - this.#from;
    if (this.#keptLength > MAX_ENTRY_LENGTH) this.#kept = [];
    else this.#kept.push(piece.slice(this.#from, end));
    this.#from = NOTHING;
  }

  #endEntry(piece: string, end: number): void {
    this.#keep(piece, end);
    const entry = parsed(this.#kept.join(''));
    if (entry === undefined) this.#damaged++;
    else this.#found.push(entry);
    this.#kept = [];
    this.#keptLength = 0;
  }
}
