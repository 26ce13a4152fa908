import { describe, expect, it } from 'vitest';
import type { EntryRecord } from '../../../src/exchange/entry-record.ts';
import type { HarMessage } from '../../../src/panel/har/har-message.ts';
import { readHar } from '../../../src/panel/har/read-har.ts';
import { FIREFOX, harOf } from '../../support/http-text.ts';

const CAPTURE = `
GET https://api.example/items
Origin: https://app.example

200 OK`;

const HAR = JSON.stringify(harOf(CAPTURE, FIREFOX));

/** What a file's reading tells. */
async function messagesOf(...parts: readonly BlobPart[]): Promise<readonly HarMessage[]> {
  const messages: HarMessage[] = [];
  await readHar(new Blob([...parts]), (message) => messages.push(message));
  return messages;
}

async function recordsOf(...parts: readonly BlobPart[]): Promise<readonly EntryRecord[]> {
  const messages = await messagesOf(...parts);
  return messages.flatMap((message) => (message.kind === 'records' ? message.records : []));
}

const utf16 = (text: string): Buffer<ArrayBuffer> =>
  Buffer.from(`\uFEFF${text}`, 'utf16le') as Buffer<ArrayBuffer>;

describe('the file of a HAR', () => {
  it('is told in records, and then who recorded it', async () => {
    const messages = await messagesOf(HAR);
    expect(messages.filter(({ kind }) => kind !== 'progress')).toMatchObject([
      { kind: 'records', records: [{ url: 'https://api.example/items' }] },
      { kind: 'end', browser: FIREFOX, unreadable: 0, isDamaged: false },
    ]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${HAR}`],
    ['UTF-16', utf16(HAR)],
    ['UTF-16 the other way round', utf16(HAR).swap16()],
  ])('may have %s', async (_what, file) => {
    expect(await recordsOf(file)).toMatchObject([{ url: 'https://api.example/items' }]);
  });

  it('may be longer than what is read at once, also within a character', async () => {
    const filler = `{"comment":"${'é'.repeat(5_000_000)}","log":`;
    expect(await recordsOf(filler, HAR.slice(HAR.indexOf(':') + 1))).toHaveLength(1);
  });

  it('hands many records over in batches, each with its progress', async () => {
    const [entry] = (harOf(CAPTURE) as { readonly log: { readonly entries: readonly unknown[] } }).log
      .entries;
    const messages = await messagesOf(JSON.stringify({ log: { entries: Array(1_200).fill(entry) } }));
    const sizes = messages.flatMap((message) => (message.kind === 'records' ? [message.records.length] : []));
    expect(sizes).toEqual([200, 200, 200, 200, 200, 200, 0]);
    const shares = messages.flatMap((message) => (message.kind === 'progress' ? [message.share] : []));
    expect(shares).toEqual([...shares].sort((one, other) => one - other));
    expect(shares.at(-1)).toBe(1);
  });

  it('counts entries that are none, and reads those that lack what proxies leave out', async () => {
    const bare = {
      startedDateTime: '2026-01-01T12:00:00Z',
      request: { method: 'GET', url: 'https://api.example/bare' },
    };
    const messages = await messagesOf(
      JSON.stringify({ log: { creator: null, entries: [bare, {}, 'text', null] } }),
    );
    expect(messages.filter(({ kind }) => kind !== 'progress')).toMatchObject([
      { records: [{ url: 'https://api.example/bare', status: 0, sent: true }] },
      { kind: 'end', browser: { engine: 'chromium' }, unreadable: 3 },
    ]);
  });

  it.each([
    ['empty', ''],
    ['not-json', 'GET / HTTP/1.1'],
    ['markup', '<html>'],
    ['no-entries', '{}'],
    ['broken', HAR.slice(0, 30)],
    ['no-request', '{"log":{"entries":[{"a":1}]}}'],
    ['compressed', Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ['compressed', Uint8Array.of(0x50, 0x4b, 3, 4)],
  ])('is %s', async (fault, file) => {
    expect((await messagesOf(file)).at(-1)).toEqual({ kind: 'fault', fault });
  });
});
