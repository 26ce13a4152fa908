import { describe, expect, it } from 'vitest';
import { CUT_OFF, MESSAGES, TRANSLATED_LINES, wrongCode, wrongCuts } from './cuts.ts';

describe('a message that was cut off at any length never becomes another', () => {
  it.each(MESSAGES)('$text', ({ text, message }) => {
    expect(wrongCuts(text, message.corsError, 1)).toEqual([]);
  });
});

describe("a translation of Firefox's line that was cut off never becomes another", () => {
  it.each(CUT_OFF)('%d letters from its end', (length) => {
    const wrong = TRANSLATED_LINES.flatMap(({ text, corsError }) => {
      const said = wrongCode(text.slice(0, -length), corsError);
      return said === null ? [] : [`${said}: ${text}`];
    });
    expect(wrong).toEqual([]);
  });
});
