import { describe, expect, it } from 'vitest';
import { code, enumerate, paragraph, plural, sentence, strong } from '../../src/explain/compose.ts';
import { plainText } from '../../src/explain/rich-text.ts';

describe('sentence', () => {
  it('keeps the marks of what is inserted and joins plain text', () => {
    expect(sentence`${code('GET')} was ${'never'} ${strong('sent')}.`).toEqual([
      { kind: 'code', text: 'GET' },
      { kind: 'plain', text: ' was never ' },
      { kind: 'strong', text: 'sent' },
      { kind: 'plain', text: '.' },
    ]);
  });

  it('takes sentences inside sentences', () => {
    const inner = sentence`with ${code('*')}`;
    expect(plainText(sentence`Answered ${inner}.`)).toBe('Answered with *.');
  });
});

describe('paragraph', () => {
  it('puts a space between sentences and leaves empty ones out', () => {
    expect(plainText(paragraph(sentence`One.`, [], sentence`Two.`))).toBe('One. Two.');
  });
});

describe('enumerate', () => {
  it.each([
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e and 2 more'],
    [[], ''],
  ])('%j', (items, text) => {
    expect(plainText(enumerate(items))).toBe(text);
  });
});

describe('plural', () => {
  it('agrees with its number', () => {
    expect(plural(0, 'entry', 'entries')).toBe('0 entries');
    expect(plural(1, 'entry', 'entries')).toBe('1 entry');
    expect(plural(999, 'request')).toBe('999 requests');
    expect(plural(12_000, 'request')).toBe('12,000 requests');
    expect(plural(1_234_567, 'request')).toBe('1,234,567 requests');
  });
});
