import { gzipSync } from 'node:zlib';
import { array, assert, asyncProperty, nat, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader, type Bytes } from '../../src/cli/input/bytes.ts';
import { type GzipEnd, gunzip } from '../../src/cli/input/gunzip.ts';
import { readHar } from '../../src/cli/har/read-har.ts';
import { MAX_TEXT, type TextPieces } from '../../src/cli/input/text.ts';
import { BLOCKED, har } from './captures.ts';
import { runIn } from './fake-terminal.ts';

/** The bytes, cut at the given places. */
async function* piecesOf(bytes: Uint8Array, cuts: readonly number[]): Bytes {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted(
    (one, other) => one - other,
  );
  for (const [index, end] of places.slice(1).entries()) yield bytes.subarray(places[index], end);
}

interface Unpacked {
  readonly text: string;
  readonly end: GzipEnd;
}

async function unpack(bytes: Uint8Array, cuts: readonly number[] = []): Promise<Unpacked> {
  const pieces = gunzip(new ByteReader(piecesOf(bytes, cuts)));
  const output: Uint8Array[] = [];
  for (;;) {
    const { value, done } = await pieces.next();
    if (done === true) return { text: Buffer.concat(output).toString(), end: value };
    output.push(value);
  }
}

const TEXT = har(BLOCKED);
const PACKED = gzipSync(TEXT);

/** Of a file's header: its name, a comment, something extra and a checksum, each if its flag is set. */
const withHeader = (flags: number, ...parts: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3]),
    ...parts.map((part) => Buffer.from(part)),
    PACKED.subarray(10),
  ]);

describe('gzip', () => {
  it('is unpacked, wherever it is cut into pieces', async () => {
    await assert(
      asyncProperty(string({ unit: 'binary' }), array(nat(), { maxLength: 20 }), async (text, cuts) => {
        expect(await unpack(gzipSync(text), cuts)).toEqual({
          text: Buffer.from(text).toString(),
          end: 'whole',
        });
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a name', withHeader(8, 'log.har\0')],
    ['a comment', withHeader(16, 'of today\0')],
    ['something extra', withHeader(4, '\x02\0ab')],
    ['all of it, and a checksum', withHeader(30, '\x02\0ab', 'log.har\0', 'of today\0', 'xx')],
  ])('may have %s in its header', async (_what, bytes) => {
    expect(await unpack(bytes)).toEqual({ text: TEXT, end: 'whole' });
    expect(
      await unpack(
        bytes,
        Array.from({ length: bytes.length }, (_, index) => index),
      ),
    ).toEqual({ text: TEXT, end: 'whole' });
  });

  it('may have several members, and something behind them', async () => {
    expect(await unpack(Buffer.concat([PACKED, PACKED]))).toEqual({ text: TEXT + TEXT, end: 'whole' });
    for (const behind of ['\n', '\0\0\0', 'garbage', '\x1f', '\x1f\x8b'])
      expect(await unpack(Buffer.concat([PACKED, Buffer.from(behind, 'latin1')]))).toEqual({
        text: TEXT,
        end: 'whole',
      });
  });

  it('is unpacked as far as it goes where it breaks off, and where it is damaged', async () => {
    for (let length = 0; length < PACKED.length; length += 7) {
      const { text, end } = await unpack(PACKED.subarray(0, length));
      expect(TEXT.startsWith(text.replace(/\ufffd+$/, ''))).toBe(true);
      expect(end).toBe('damaged');
    }
    const wrongLength = Buffer.from(PACKED);
    wrongLength[wrongLength.length - 1] = 7;
    expect(await unpack(wrongLength)).toEqual({ text: TEXT, end: 'damaged' });
  });
});

describe('a recording that is packed', () => {
  it('is explained though something stands behind it', async () => {
    const files = { 'log.har': Buffer.concat([PACKED, Buffer.from('<!-- cached -->')]) };
    expect(await runIn({ files }, 'explain', 'log.har')).toMatchObject({ exitCode: 1, errors: '' });
  });

  it('is explained as far as it could be unpacked, which is said', async () => {
    const long = gzipSync(har(Array.from({ length: 300 }, () => BLOCKED).join('---')));
    const { exitCode, output, errors } = await runIn(
      { files: { 'log.har': long.subarray(0, -9) } },
      'explain',
      'log.har',
    );
    expect([exitCode, output.includes('blocked by CORS')]).toEqual([1, true]);
    expect(errors).toContain('log.har: the gzip data is damaged; what could be unpacked is explained.');
  });

  it.each([0, 1, 2, 3, 9, 12])(
    'says in one line that nothing could be unpacked of %s bytes behind the first two',
    async (length) => {
      const bytes = PACKED.subarray(0, 2 + length);
      const { exitCode, output, errors } = await runIn({ files: { 'log.har': bytes } }, 'explain', 'log.har');
      expect([exitCode, output]).toEqual([2, '']);
      expect(errors).toBe('cors-lens: log.har: the gzip data is damaged. Copy the file again.\n');
    },
  );

  it('that is a bomb is left alone as soon as it is known to be no HAR', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000));
    const { exitCode, errors } = await runIn({ files: { 'log.har': bomb } }, 'explain', 'log.har');
    expect(exitCode).toBe(2);
    expect(errors).toBe(
      'cors-lens: log.har is no HAR, because it is not JSON. Export one in the Network panel with "Export HAR" or "Save all as HAR".\n',
    );
  });
});

/** A HAR of so many characters: one blocked request, a body, and many a request behind it. */
async function* longText(length: number): TextPieces {
  const { log } = JSON.parse(TEXT) as { readonly log: { readonly entries: readonly object[] } };
  const entries = log.entries.map((entry) => JSON.stringify(entry)).join(',');
  yield `{"log":${JSON.stringify({ ...log, entries: undefined }).slice(0, -1)},"entries":[${entries},{"body":"`;
  for (let sent = 0; sent < length; sent += 1_000_000) yield 'x'.repeat(1_000_000);
  yield `"},${entries}]}}`;
  return 'whole';
}

describe('a recording that is longer than a text may be', () => {
  it('is read piece by piece, without its bodies', async () => {
    const short = await readHar(longText(0), 'log.har', () => undefined);
    const long = await readHar(longText(MAX_TEXT + 1), 'log.har', () => undefined);
    expect(long.records.map(({ url }) => url)).toEqual(short.records.map(({ url }) => url));
    expect([long.browser, long.unreadable, long.isDamaged]).toEqual([short.browser, 1, false]);
  });

  it('is read as far as it goes where it breaks off', async () => {
    const cut = async function* (): TextPieces {
      for await (const piece of longText(MAX_TEXT + 1)) if (!piece.includes(']}}')) yield piece;
      return 'whole';
    };
    const { records, isDamaged } = await readHar(cut(), 'log.har', () => undefined);
    expect([records.length > 0, isDamaged]).toEqual([true, true]);
  });

  it('is refused where it is no HAR, before it is read to its end', async () => {
    let given = 0;
    const endless = async function* (): TextPieces {
      for (;;) {
        given += 1_000_000;
        yield '['.repeat(1_000_000);
      }
    };
    await expect(readHar(endless(), 'log.har', () => undefined)).rejects.toThrow(
      'log.har is JSON but no HAR',
    );
    expect(given).toBeLessThan(MAX_TEXT + 2_000_000);
  });
});
