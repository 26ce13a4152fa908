import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { animatedPng } from './animated-png.ts';

const ICON = readFileSync('public/icons/16.png');
const OTHER_SIZE = readFileSync('public/icons/32.png');

/** The types of the chunks of a file, with what each is numbered by. */
function outline(png: Buffer): readonly string[] {
  const found: string[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    found.push(type === 'fcTL' || type === 'fdAT' ? `${type} ${png.readUInt32BE(at + 8)}` : type);
  }
  return found;
}

/** What the chunks of pixels hold, one after the other. */
function pixels(png: Buffer): Buffer {
  const found: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') found.push(data);
  }
  return Buffer.concat(found);
}

describe('an animation of pictures', () => {
  it('numbers its frames in the order in which they stand', () => {
    const frame = { png: ICON, duration: 1500 };
    expect(outline(animatedPng([frame, frame, frame]))).toEqual([
      'IHDR',
      'acTL',
      'fcTL 0',
      'IDAT',
      'fcTL 1',
      'fdAT 2',
      'fcTL 3',
      'fdAT 4',
      'IEND',
    ]);
  });

  it('says how long each stays, and how large it is', () => {
    const made = animatedPng([{ png: ICON, duration: 1500 }]);
    const control = made.subarray(made.indexOf('fcTL') + 4);
    expect([control.readUInt32BE(4), control.readUInt32BE(8)]).toEqual([16, 16]);
    expect(control.readUInt16BE(20) / control.readUInt16BE(22)).toBe(1.5);
  });

  it('has the pixels of its first frame where every reader looks for them', () => {
    const made = animatedPng([
      { png: ICON, duration: 1 },
      { png: ICON, duration: 1 },
    ]);
    expect(pixels(made).equals(pixels(ICON))).toBe(true);
  });

  it.each([
    ['no PNG', [{ png: Buffer.from('GIF89a'), duration: 1 }], 'This is no PNG.'],
    [
      'frames of two sizes',
      [
        { png: ICON, duration: 1 },
        { png: OTHER_SIZE, duration: 1 },
      ],
      'The frames are not alike.',
    ],
  ])('refuses %s', (_, frames, message) => {
    expect(() => animatedPng(frames)).toThrow(message);
  });
});
