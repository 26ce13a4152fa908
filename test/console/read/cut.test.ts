import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';
import { CUT_OFF, MESSAGES, TRANSLATED_LINES, wrongCode, wrongCuts } from './cuts.ts';

/** cut.prove.ts cuts at every length. */
const STEP = 41;

describe('a message that was cut off never becomes another', () => {
  it.each(MESSAGES)('$text', ({ text, message }) => {
    expect(wrongCuts(text, message.corsError, STEP)).toEqual([]);
  });
});

describe("a translation of Firefox's line that was cut off never becomes another", () => {
  it('at its end', () => {
    const wrong = TRANSLATED_LINES.flatMap(({ text, corsError }, index) => {
      const said = wrongCode(text.slice(0, -(CUT_OFF[index % CUT_OFF.length] ?? 0)), corsError);
      return said === null ? [] : [`${said}: ${text}`];
    });
    expect(wrong).toEqual([]);
  });

  it('nor whole', () => {
    const wrong = TRANSLATED_LINES.filter(({ text, corsError }) => {
      const [message] = decode(text);
      return message?.engine !== 'firefox' || message.corsError !== corsError;
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
