import { constants, gunzipSync } from 'node:zlib';

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isUtf16 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe;

/**
 * The text of a file: gzip is recognized by its first bytes, whatever the file is called, and unpacked as far as it goes; UTF-16 (as
 * PowerShell redirects) by its byte order mark; everything else is UTF-8. Throws when gzip is damaged from the start or the text is
 * longer than a string can be (about 512 MB).
 */
export function decodeBytes(bytes: Uint8Array): string {
  const unpacked = isGzip(bytes) ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
  return new TextDecoder(isUtf16(unpacked) ? 'utf-16le' : 'utf-8').decode(unpacked);
}
