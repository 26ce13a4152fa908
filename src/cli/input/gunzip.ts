import { once } from 'node:events';
import { createInflateRaw, type InflateRaw } from 'node:zlib';
import type { ByteReader } from './bytes.ts';

/** https://www.rfc-editor.org/rfc/rfc1952#page-5 */
const MAGIC = [0x1f, 0x8b, 8];
const HEADER_LENGTH = 10;
const TRAILER_LENGTH = 8;
const LENGTH_OFFSET = 4;
const FLAGS = 3;
const FLAG_CHECKSUM = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;

/** Whether bytes are gzip, by the first of them. */
export const isGzip = (bytes: Uint8Array): boolean => bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1];

/** How far gzip data could be unpacked. */
export type GzipEnd =
  /** To its end. What stands behind it is not looked at. */
  | 'whole'
  /** It breaks off or is damaged: what comes before was given. */
  | 'damaged';

const has = (flags: number, flag: number): boolean => (flags & flag) !== 0;

/** Skips the header of a member; false where there is none, or it breaks off. */
async function skipHeader(input: ByteReader): Promise<boolean> {
  const header = await input.take(HEADER_LENGTH);
  const flags = header[FLAGS] ?? 0;
  if (header.length < HEADER_LENGTH || MAGIC.some((byte, index) => header[index] !== byte)) return false;
  if (has(flags, FLAG_EXTRA)) {
    const [low = 0, high = 0] = await input.take(2);
    await input.take(low + high * 256);
  }
  if (has(flags, FLAG_NAME) && !(await input.skipText())) return false;
  if (has(flags, FLAG_COMMENT) && !(await input.skipText())) return false;
  if (has(flags, FLAG_CHECKSUM)) await input.take(2);
  return true;
}

/** Writes a slice, and waits until it is unpacked. Rejects with zlib's error. */
async function write(inflate: InflateRaw, slice: Uint8Array): Promise<void> {
  const failed = new AbortController();
  const written = new Promise<void>((done) => void inflate.write(slice, () => done()));
  const error = once(inflate, 'error', { signal: failed.signal }).then(([cause]) => {
    throw cause;
  });
  // It is aborted when the slice is written.
  error.catch(() => undefined);
  try {
    await Promise.race([written, error]);
  } finally {
    failed.abort();
  }
}

/** Unpacks the next slice; `whole` when the member ends in it, null when it goes on. */
async function unpackSlice(inflate: InflateRaw, input: ByteReader): Promise<GzipEnd | null> {
  const slice = await input.some();
  if (slice.length === 0) return 'damaged';
  const before = inflate.bytesWritten;
  try {
    await write(inflate, slice);
  } catch {
    return 'damaged';
  }
  const used = inflate.bytesWritten - before;
  if (used === slice.length) return null;
  input.unread(slice.subarray(used));
  return 'whole';
}

/** Unpacks one member, as far as it goes. */
async function* unpackMember(input: ByteReader): AsyncGenerator<Uint8Array, GzipEnd, undefined> {
  const inflate = createInflateRaw();
  let output: Uint8Array[] = [];
  let length = 0;
  inflate.on('data', (chunk: Uint8Array) => output.push(chunk));
  try {
    let end: GzipEnd | null = null;
    while (end === null) {
      end = await unpackSlice(inflate, input);
      length += output.reduce((sum, chunk) => sum + chunk.length, 0);
      yield* output;
      output = [];
    }
    return end === 'whole' && (await hasLength(input, length)) ? 'whole' : 'damaged';
  } finally {
    inflate.destroy();
  }
}

/** Whether a member's trailer says the length that it was unpacked to, modulo 2³². */
async function hasLength(input: ByteReader, length: number): Promise<boolean> {
  const trailer = await input.take(TRAILER_LENGTH);
  if (trailer.length < TRAILER_LENGTH) return false;
  return new DataView(trailer.buffer, trailer.byteOffset).getUint32(LENGTH_OFFSET, true) === length % 2 ** 32;
}

/**
 * Unpacks gzip data, all of its members, piece by piece, and as far as it goes. Node's own `createGunzip` loses the last piece before an
 * error, and takes whatever stands behind the data for one.
 */
export async function* gunzip(input: ByteReader): AsyncGenerator<Uint8Array, GzipEnd, undefined> {
  if (!(await skipHeader(input))) return 'damaged';
  for (;;) {
    const end = yield* unpackMember(input);
    if (end === 'damaged') return end;
    if (!(await skipHeader(input))) return 'whole';
  }
}
