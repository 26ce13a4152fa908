import { constants, gunzipSync } from 'node:zlib';
import { encodingOf } from '../../exchange/reading/text-encoding.ts';

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The text of a file: gzip is recognized by its first bytes, whatever the file is called, and unpacked as far as it goes; UTF-16 (as
 * PowerShell redirects) by its byte order mark or its zeros; everything else is UTF-8. Throws when gzip is damaged from the start or the
 * text is longer than a string can be (about 512 MB).
 */
export function decodeBytes(bytes: Uint8Array): string {
  const unpacked = isGzip(bytes) ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
  return new TextDecoder(encodingOf(unpacked)).decode(unpacked);
}
