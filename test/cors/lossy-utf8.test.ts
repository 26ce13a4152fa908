import { array, assert, constantFrom, integer, oneof, property } from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8Lossily } from '../../src/cors/lossy-utf8.ts';

const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

test('what is UTF-8 is decoded', () => {
  expect(decodeUtf8Lossily(bytesOf('http://☃.example'))).toBe('http://☃.example');
});

test('a byte that is none becomes a replacement character', () => {
  expect(decodeUtf8Lossily('http://caf\u00e9.example')).toBe('http://caf\ufffd.example');
  expect(decodeUtf8Lossily('http://localhost\u00a0')).toBe('http://localhost\ufffd');
});

test('any bytes are decoded as the Encoding Standard says', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const interesting = constantFrom(
    0x41,
    0x80,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc1,
    0xc2,
    0xe0,
    0xe1,
    0xed,
    0xf0,
    0xf4,
    0xf5,
  );
  const bytes = array(oneof(interesting, integer({ min: 0, max: 255 })));
  assert(
    property(bytes, (values) => {
      const text = String.fromCharCode(...values);
      expect(decodeUtf8Lossily(text)).toBe(decoder.decode(Uint8Array.from(values)));
    }),
  );
});
