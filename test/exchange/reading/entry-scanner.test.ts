import { array, assert, constantFrom, json, nat, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EntryScanner } from '../../../src/exchange/reading/entry-scanner.ts';

/** Cuts a text at the given places. */
function piecesOf(text: string, cuts: readonly number[]): readonly string[] {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)), text.length].toSorted(
    (one, other) => one - other,
  );
  return places.slice(1).map((end, index) => text.slice(places[index], end));
}

function readAll(pieces: readonly string[]): {
  readonly entries: readonly unknown[];
  readonly scanner: EntryScanner;
} {
  const scanner = new EntryScanner();
  return { entries: pieces.flatMap((piece) => [...scanner.read(piece)]), scanner };
}

const TRICKY = ['}', '{', ']', '[', '"', '\\', '\\"', '\\\\', '\u2028', 'é', '\\u0022'];

describe('a list of entries', () => {
  it('is read whole, wherever its text is cut', () => {
    const values = array(
      json().map((text) => ({ text, tricky: TRICKY })),
      { maxLength: 4 },
    );
    assert(
      property(values, array(nat(), { maxLength: 12 }), constantFrom(0, 2), (entries, cuts, indent) => {
        const text = JSON.stringify(entries, null, indent).slice(1);
        const { entries: found, scanner } = readAll(piecesOf(text, cuts));
        expect(found).toEqual(entries);
        expect([scanner.damaged, scanner.isOver]).toEqual([0, true]);
      }),
    );
  });

  it('gives what is whole of a text that breaks off', () => {
    const entries = [{ a: '}' }, { b: { c: ['{'] } }, { d: 1 }];
    const text = JSON.stringify(entries).slice(1);
    assert(
      property(nat(text.length), array(nat(), { maxLength: 5 }), (end, cuts) => {
        const { entries: found, scanner } = readAll(piecesOf(text.slice(0, end), cuts));
        expect(entries.slice(0, found.length)).toEqual(found);
        expect(scanner.damaged).toBeLessThanOrEqual(1);
        expect(found.length + scanner.damaged).toBeLessThanOrEqual(entries.length);
      }),
    );
  });

  it('keeps damage within its entry', () => {
    const { entries, scanner } = readAll(['{"a":1},{"b":tru},', '{"c":3}]}}']);
    expect(entries).toEqual([{ a: 1 }, { c: 3 }]);
    expect(scanner.damaged).toBe(1);
  });

  it('never throws, whatever it is given', () => {
    assert(
      property(array(string({ unit: 'binary' })), (pieces) => {
        expect(Array.isArray(readAll(pieces).entries)).toBe(true);
      }),
    );
  });

  it('ends with the list', () => {
    expect(readAll(['{"a":1}', ']', ',{"b":2}']).entries).toEqual([{ a: 1 }]);
  });
});

const MEGABYTE = 1_000_000;

describe('a long string', () => {
  it.each([
    ['letters', 'x'],
    ['line breaks', '\n'],
    ['quotes', '"'],
    ['control characters', '\u0001'],
    ['letters and backslashes', 'xxxxxxxxx\\'],
  ])('of %s is cut or its entry left out, and the others are read', (_what, character) => {
    const body = character.repeat(MEGABYTE);
    const text = JSON.stringify([{ id: 1 }, { id: 2, body, end: true }, { id: 3 }]).slice(1);
    for (const size of [text.length, 65_536, 1_000]) {
      const cuts = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => index * size);
      const { entries, scanner } = readAll(piecesOf(text, cuts));
      expect(entries.map((entry) => (entry as { id: number }).id)).toEqual([1, 2, 3]);
      expect(entries[1]).toMatchObject({ end: true });
      expect(scanner.isOver).toBe(true);
    }
  });

  it('of plain text weighs a quarter of a megabyte at most', () => {
    const text = `{"body":"${'x'.repeat(MEGABYTE)}"}]`;
    const [entry] = readAll(piecesOf(text, [5, 300_000, 999_999])).entries as [{ body: string }];
    expect(entry.body.length).toBeLessThanOrEqual(262_200);
  });

  it('that cannot be cut makes its entry one that is damaged', () => {
    const piece = '\\u0000'.repeat(100_000);
    const { entries, scanner } = readAll([
      '{"body":"',
      ...Array.from({ length: 30 }, () => piece),
      '"},{"id":2}]',
    ]);
    expect(entries).toEqual([{ id: 2 }]);
    expect(scanner.damaged).toBe(1);
  });
});
