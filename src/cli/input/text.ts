import { encodingOf } from '../../exchange/reading/text-encoding.ts';
import { formatCount } from '../../explain/compose.ts';
import { Problem } from '../problem.ts';
import type { Terminal } from '../terminal.ts';
import { ByteReader, type Bytes } from './bytes.ts';
import { type GzipEnd, gunzip, isGzip } from './gunzip.ts';
import { bytesOf, inputName } from './input.ts';

/** What gzip data may unpack to, in bytes: 5 MB of it can hold 5 GB. */
const MAX_UNPACKED = 2_147_483_648;

/** What is read at once, in UTF-16 units. Half of the longest text that Node holds is eight times that. */
export const MAX_TEXT = 33_554_432;

/** A text that comes in pieces. `damaged`: it was packed, and could not be unpacked to its end. */
export type TextPieces = AsyncGenerator<string, GzipEnd, undefined>;

/** Unpacks; throws a Problem where nothing can be, or too much would. */
async function* unpacked(input: ByteReader, name: string): AsyncGenerator<Uint8Array, GzipEnd, undefined> {
  const pieces = gunzip(input);
  let length = 0;
  for (;;) {
    const { value, done } = await pieces.next();
    if (done === true) {
      if (length === 0 && value === 'damaged')
        throw new Problem(`${name}: the gzip data is damaged. Copy the file again.`);
      return value;
    }
    length += value.length;
    if (length > MAX_UNPACKED)
      throw new Problem(
        `${name}: the gzip data unpacks to more than 2 GB. Record a shorter time, or export it without content.`,
      );
    yield value;
  }
}

async function* whole(bytes: Bytes): AsyncGenerator<Uint8Array, GzipEnd, undefined> {
  yield* bytes;
  return 'whole';
}

/**
 * The text of the file at `path`, or of standard input for `-`. gzip is recognised by its first bytes, whatever the file is called, and
 * unpacked as far as it goes; UTF-16 (as PowerShell redirects) by its byte order mark or its zeros; everything else is UTF-8. Throws a
 * Problem when it cannot be read.
 */
export async function* textOf(path: string, terminal: Terminal): TextPieces {
  const input = new ByteReader(bytesOf(path, terminal));
  const beginning = await input.take(2);
  input.unread(beginning);
  const bytes = isGzip(beginning) ? unpacked(input, inputName(path)) : whole(input.all());
  let decoder: TextDecoder | null = null;
  for (;;) {
    const { value, done } = await bytes.next();
    if (done === true) {
      yield decoder?.decode() ?? '';
      return value;
    }
    decoder ??= new TextDecoder(encodingOf(value));
    yield decoder.decode(value, { stream: true });
  }
}

/** The whole text of a file that people write, such as a policy. Throws a Problem when it cannot be read, or is no such file. */
export async function readText(path: string, terminal: Terminal): Promise<string> {
  let text = '';
  for await (const piece of textOf(path, terminal)) {
    text += piece;
    if (text.length > MAX_TEXT)
      throw new Problem(
        `${inputName(path)}: this is a text of more than ${formatCount(MAX_TEXT)} characters. Give what it is about.`,
      );
  }
  return text;
}
