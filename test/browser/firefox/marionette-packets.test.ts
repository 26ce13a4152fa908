import { expect, test } from 'vitest';
import { encodePacket, PacketReader } from './marionette-packets.ts';

test('a packet is its length in bytes and its JSON', () => {
  expect(encodePacket(['é']).toString()).toBe('6:["é"]');
});

test('packets are put together from chunks that end anywhere', () => {
  const bytes = Buffer.concat([encodePacket({ text: 'naïve ☃' }), encodePacket([1]), encodePacket('')]);
  const reader = new PacketReader();
  const packets: unknown[] = [];
  for (const byte of bytes) packets.push(...reader.read(Buffer.from([byte])));
  expect(packets).toEqual([{ text: 'naïve ☃' }, [1], '']);
});

test('a chunk with several packets gives all of them', () => {
  const bytes = Buffer.concat([encodePacket(1), encodePacket(2)]);
  expect(new PacketReader().read(bytes)).toEqual([1, 2]);
});
