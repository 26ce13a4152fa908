// Joins pictures into one that moves: https://www.w3.org/TR/png-3/#apng-frame-based-animation. No browser writes such a file.
import { crc32 } from 'node:zlib';

/** A picture of an animation. */
export interface AnimationFrame {
  /** A PNG, as a browser writes a screenshot; all of an animation have the same size and kind of colours. */
  readonly png: Buffer;
  /** How long it stays, in milliseconds; 65535 at most. */
  readonly duration: number;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Bytes of a chunk beside its data: length, type and checksum. */
const AROUND = 12;

function chunksOf(png: Buffer): readonly Chunk[] {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + AROUND <= png.length;) {
    const length = png.readUInt32BE(at);
    const start = at + 8;
    chunks.push({ type: png.toString('latin1', at + 4, start), data: png.subarray(start, start + length) });
    at += AROUND + length;
  }
  return chunks;
}

/** Numbers of four bytes each. */
function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

/** A chunk as it stands in the file. */
function written({ type, data }: Chunk): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([numbers(data.length), named, numbers(crc32(named))]);
}

const dataOf = (chunks: readonly Chunk[], wanted: string): Buffer =>
  Buffer.concat(chunks.filter(({ type }) => type === wanted).map(({ data }) => data));

/** What says where a frame goes, and for how long: all of the picture, in place of what was there. */
function control(sequence: number, header: Buffer, duration: number): Chunk {
  const time = Buffer.alloc(6);
  time.writeUInt16BE(duration, 0);
  time.writeUInt16BE(1000, 2);
  const size = header.subarray(0, 8);
  return { type: 'fcTL', data: Buffer.concat([numbers(sequence), size, numbers(0, 0), time]) };
}

/**
 * An animation that begins again when it is over. Who does not know of animations shows the first frame.
 * @throws where a frame is no PNG, or unlike the first one.
 */
export function animatedPng(frames: readonly AnimationFrame[]): Buffer {
  const read = frames.map(({ png, duration }) => ({ chunks: chunksOf(png), duration }));
  const header = dataOf(read[0]?.chunks ?? [], 'IHDR');
  const body: Chunk[] = [];
  for (const [index, { chunks, duration }] of read.entries()) {
    if (!dataOf(chunks, 'IHDR').equals(header)) throw new Error('The frames are not alike.');
    const pixels = dataOf(chunks, 'IDAT');
    // Controls and pixels are numbered together; those of the first frame, which every reader knows, are not.
    const sequence = Math.max(0, 2 * index - 1);
    body.push(control(sequence, header, duration));
    body.push(
      index === 0
        ? { type: 'IDAT', data: pixels }
        : { type: 'fdAT', data: Buffer.concat([numbers(sequence + 1), pixels]) },
    );
  }
  const all = [
    { type: 'IHDR', data: header },
    { type: 'acTL', data: numbers(frames.length, 0) },
    ...body,
    { type: 'IEND', data: Buffer.alloc(0) },
  ];
  return Buffer.concat([SIGNATURE, ...all.map(written)]);
}
