import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';
import { EXAMPLES } from './messages/index.ts';

describe('every line of a browser', () => {
  it.each(EXAMPLES)('is read back: $text', ({ text, message }) => {
    expect(decode(text)).toEqual([message]);
  });
});
