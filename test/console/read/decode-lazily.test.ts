import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';
import { decodeLazily } from '../../../src/console/read/decode-lazily.ts';
import { readEnglish } from '../../../src/console/read/read-messages.ts';
import { TRANSLATED_LINES } from './cuts.ts';
import { EXAMPLES } from './messages/index.ts';

const codesOf = (messages: readonly { readonly corsError: string | null }[] | null) =>
  messages?.map(({ corsError }) => corsError) ?? null;

const REASON = /\((.*)\)\.$/;

describe('the sentences of other languages', () => {
  it.each(EXAMPLES.filter(({ message }) => message.isCors && message.engine === 'chromium'))(
    'are not needed for $text',
    ({ text, message }) => {
      expect(readEnglish(text) ?? decode(text)).toEqual([message]);
    },
  );

  it('are looked for wherever the text may hold one, whole or its reason alone', () => {
    const texts = TRANSLATED_LINES.flatMap(({ text }) => [text, REASON.exec(text)?.[1] ?? '']);
    const wrong = texts.filter((text) => {
      const english = codesOf(readEnglish(text));
      return english !== null && JSON.stringify(english) !== JSON.stringify(codesOf(decode(text)));
    });
    expect(wrong).toEqual([]);
  });

  it('are not looked for beside a message of Chromium alone', () => {
    const [example] = EXAMPLES;
    expect(readEnglish(example?.text ?? '')).toEqual([example?.message]);
  });

  it('are read when they are loaded', async () => {
    const [line] = TRANSLATED_LINES;
    expect(await decodeLazily(line?.text ?? '')).toEqual(decode(line?.text ?? ''));
    expect(await decodeLazily('')).toEqual([]);
  });
});
