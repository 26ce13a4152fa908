import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/console/read/decode.ts';
import { decodeLazily } from '../../../src/console/read/decode-lazily.ts';
import { readEnglish } from '../../../src/console/read/read-messages.ts';
import { TRANSLATED_LINES } from './cuts.ts';
import { URL_ASKED } from './messages/example.ts';
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

  it.each([
    `Cross-Origin Request blocked: the policy « Same Origin » does not permit to consult the distant resource on ${URL_ASKED}. Reason : header CORS « Access-Control-Allow-Origin » is missing.`,
    'The value for `Access-Control-Allow-Credentials` equals `true,true` which I think is an invalid value?',
    "the CORS header 'Access-Control-Allow-Origin' is missing on my server",
  ])("are asked, too, what is nobody's sentence: %s", (text) => {
    expect(readEnglish(text) ?? decode(text)).toEqual(decode(text));
  });

  it('change nothing in what is read without them, wherever a message is cut', () => {
    const cuts = EXAMPLES.flatMap(({ text }) =>
      [0.2, 0.4, 0.6, 0.8].flatMap((part) => {
        const at = Math.floor(text.length * part);
        return [text.slice(at), text.slice(0, at)];
      }),
    );
    const wrong = cuts.filter((text) => {
      const english = codesOf(readEnglish(text));
      return english !== null && JSON.stringify(english) !== JSON.stringify(codesOf(decode(text)));
    });
    expect(wrong).toEqual([]);
  });

  it('are read when they are loaded', async () => {
    const [line] = TRANSLATED_LINES;
    expect(await decodeLazily(line?.text ?? '')).toEqual(decode(line?.text ?? ''));
    expect(await decodeLazily('')).toEqual([]);
  });
});
