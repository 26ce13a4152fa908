/** Bytes that come in pieces. */
export type Bytes = AsyncGenerator<Uint8Array, void, undefined>;

/** What a piece is cut to: what is made of it at once stays small. */
const SLICE = 16_384;

/** Hands out bytes in the portions that a reader wants. */
export class ByteReader {
  readonly #pieces: Bytes;
  #rest: Uint8Array = new Uint8Array();

  constructor(pieces: Bytes) {
    this.#pieces = pieces;
  }

  /** Some bytes, at most 16 KB; none at the end. */
  async some(): Promise<Uint8Array> {
    while (this.#rest.length === 0) {
      const { value, done } = await this.#pieces.next();
      if (done === true) return this.#rest;
      this.#rest = value;
    }
    const slice = this.#rest.subarray(0, SLICE);
    this.#rest = this.#rest.subarray(SLICE);
    return slice;
  }

  /** All bytes that are left, in pieces as they come. */
  async *all(): Bytes {
    if (this.#rest.length > 0) yield this.#rest;
    this.#rest = new Uint8Array();
    yield* this.#pieces;
  }

  /** Gives back what `some` gave too much: it is the next to be handed out. */
  unread(bytes: Uint8Array): void {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([bytes, this.#rest]);
  }

  /** Exactly `count` bytes, a few; fewer at the end. */
  async take(count: number): Promise<Uint8Array> {
    let taken: Uint8Array = new Uint8Array();
    while (taken.length < count) {
      const slice = await this.some();
      if (slice.length === 0) break;
      taken = Buffer.concat([taken, slice]);
    }
    if (taken.length > count) this.unread(taken.subarray(count));
    return taken.subarray(0, count);
  }

  /** Skips a text that ends with a zero; false when there is no zero. */
  async skipText(): Promise<boolean> {
    for (;;) {
      const slice = await this.some();
      if (slice.length === 0) return false;
      const end = slice.indexOf(0);
      if (end === -1) continue;
      if (end + 1 < slice.length) this.unread(slice.subarray(end + 1));
      return true;
    }
  }
}
