import { byteOf, decodeUtf8 } from './header-bytes.ts';

const REPLACEMENT = '\ufffd';

/** Second bytes that would make a character too long, a surrogate, or one beyond U+10FFFF. */
const SECOND_BYTES: ReadonlyMap<number, readonly [lowest: number, highest: number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);
const FOLLOWING_BYTE = [0x80, 0xbf] as const;

/**
 * A header value decoded as UTF-8, as Firefox prints it: U+FFFD stands for each longest part that begins a character without ending it.
 * https://encoding.spec.whatwg.org/#utf-8-decoder
 */
export function decodeUtf8Lossily(value: string): string {
  const whole = decodeUtf8(value);
  if (whole !== null) return whole;
  let decoded = '';
  for (let index = 0; index < value.length;) {
    const part = nextPart(value, index);
    decoded += decodeUtf8(part) ?? REPLACEMENT;
    index += part.length;
  }
  return decoded;
}

/** The bytes of one character, or as many of them as there are. */
function nextPart(value: string, start: number): string {
  const lead = byteOf(value.charAt(start)) ?? 0;
  const stop = Math.min(start + lengthFor(lead), value.length);
  let end = start + 1;
  for (; end < stop; end++) {
    const second = end === start + 1 ? SECOND_BYTES.get(lead) : undefined;
    const [lowest, highest] = second ?? FOLLOWING_BYTE;
    const byte = byteOf(value.charAt(end)) ?? 0;
    if (byte < lowest || byte > highest) break;
  }
  return value.slice(start, end);
}

/** How many bytes a character has that begins with `lead`. */
function lengthFor(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 1;
}
