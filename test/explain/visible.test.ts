import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenMiddle, shownValue, visible } from '../../src/explain/visible.ts';

describe('visible', () => {
  it('writes control characters as escapes', () => {
    expect(visible('a\u001b[31mb\r\nc\u0000')).toBe('a\\u001B[31mb\\u000D\\u000Ac\\u0000');
  });

  it('writes characters that hide or reorder text as escapes', () => {
    expect(visible('evil\u202Egpj\u200B\u2028')).toBe('evil\\u202Egpj\\u200B\\u2028');
  });

  it('writes lone halves of surrogate pairs as escapes and keeps whole pairs', () => {
    expect(visible('\uD83D 😀')).toBe('\\uD83D 😀');
  });

  it('never leaves a control character, whatever the text', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('shortenMiddle', () => {
  it('keeps what fits', () => {
    expect(shortenMiddle('/api/tasks', 10)).toBe('/api/tasks');
  });

  it('keeps both ends of what does not', () => {
    expect(shortenMiddle('/api/v1/users/42/tasks', 11)).toBe('/api/…tasks');
  });

  it('never exceeds its limit and never parts a surrogate pair', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 60 }), integer({ min: 3, max: 40 }), (text, limit) => {
        const short = shortenMiddle(text, limit);
        expect(short.length).toBeLessThanOrEqual(limit);
        expect(short).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});

describe('shownValue', () => {
  it('is one short line for a megabyte of line feeds', () => {
    const shown = shownValue('\n'.repeat(1_000_000));
    expect(shown.length).toBeLessThan(1_000);
    expect(shown).not.toContain('\n');
  });
});
