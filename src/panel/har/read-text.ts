import { encodingOf } from '../../exchange/reading/text-encoding.ts';

/** Bytes that are read at once. */
const SLICE = 4_194_304;

/** gzip, or zip. */
export async function isCompressed(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b);
}

/**
 * The text of a file, without its byte order mark. `onShare` hears how much of it is read, from 0 to 1.
 * @throws RangeError when it is longer than a string can be, NotReadableError (and others) when the browser cannot read it.
 */
export async function readText(file: Blob, onShare: (share: number) => void): Promise<string> {
  const decoder = new TextDecoder(encodingOf(new Uint8Array(await file.slice(0, 2).arrayBuffer())));
  let text = '';
  for (let start = 0; start < file.size; start += SLICE) {
    const bytes = await file.slice(start, start + SLICE).arrayBuffer();
    text += decoder.decode(bytes, { stream: true });
    onShare(Math.min(1, (start + SLICE) / file.size));
  }
  return text + decoder.decode();
}
