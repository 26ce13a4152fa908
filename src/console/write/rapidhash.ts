const BITS = (1n << 64n) - 1n;
const SEED = 0xbdd89aa982704029n;
const FIRST = 0x2d358dccaa6c78a5n;
const SECOND = 0x8bb84b93962eacc9n;
const THIRD = 0x4b33a62ed433d4a3n;

/** Names longer than this, in characters, are read in blocks by the original: no header that a page sets is. */
export const LONGEST_HASHED = 24;

/** Both halves of the product of two 64-bit numbers. */
function multiplied(one: bigint, other: bigint): readonly [low: bigint, high: bigint] {
  const product = one * other;
  return [product & BITS, product >> 64n];
}

function mixed(one: bigint, other: bigint): bigint {
  const [low, high] = multiplied(one, other);
  return low ^ high;
}

/**
 * rapidhash 1.0 over the UTF-16 units of an ASCII text of at most LONGEST_HASHED characters, reduced to 24 bits: what Chromium's tables of
 * strings without regard to case are sorted by (third_party/rapidhash, wtf/text/case_folding_hash.h). `text` is in lower case.
 */
export function rapidhash(text: string): number {
  const length = text.length * 2;
  const read = (index: number, count: number): bigint => {
    let value = 0n;
    for (let offset = count - 1; offset >= 0; offset--)
      value = (value << 16n) | BigInt(text.charCodeAt(index + offset));
    return value;
  };
  const size = BigInt(length);
  let seed = SEED ^ mixed(SEED ^ FIRST, SECOND) ^ size;
  let one = 0n;
  let other = 0n;
  if (length > 16) {
    seed = mixed(read(0, 4) ^ THIRD, read(4, 4) ^ seed ^ SECOND);
    if (length > 32) seed = mixed(read(8, 4) ^ THIRD, read(12, 4) ^ seed);
    one = read(text.length - 8, 4);
    other = read(text.length - 4, 4);
  } else if (length >= 4) {
    const last = text.length - 2;
    const step = ((length & 24) >> (length >> 3)) / 2;
    one = (read(0, 2) << 32n) | read(last, 2);
    other = (read(step, 2) << 32n) | read(last - step, 2);
  } else if (length > 0) one = read(0, 1);
  const [low, high] = multiplied(one ^ SECOND, other ^ seed);
  const hash = Number(mixed(low ^ FIRST ^ size, high ^ SECOND) & 0xffffffn);
  return hash === 0 ? 0x800000 : hash;
}
