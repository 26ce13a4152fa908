import { describe, expect, it } from 'vitest';
import { CORS_ERRORS } from '../../../src/cors/cors-error.ts';
import { decode } from '../../../src/console/read/decode.ts';
import type { DecodedMessage } from '../../../src/console/read/decoded-message.ts';
import { FIREFOX_LOCALES } from '../../../src/console/sentences/firefox-locales/index.ts';
import { FIREFOX_CATEGORIES } from '../../../src/console/sentences/firefox-locales/locale.ts';
import { firefoxReason } from '../../../src/console/sentences/firefox-reasons.ts';
import { EXAMPLES } from './messages/index.ts';

type Code = DecodedMessage['corsError'];

const CODES: readonly string[] = CORS_ERRORS;

/** Where the beginning is cut off, nothing tells the preflight from the response. */
const plain = (code: string): string => {
  const name = code.replace(/^Preflight/, '');
  return CODES.includes(name) ? name : code;
};

/** A code that the text does not have, said for certain. */
function wrongCode(text: string, code: Code): string | null {
  for (const { isCors, corsError, alsoPossible } of decode(text)) {
    if (!isCors || corsError === null) continue;
    const said = [corsError, ...alsoPossible].map(plain);
    if (code === null || !said.includes(plain(code))) return corsError;
  }
  return null;
}

/** Every beginning, every end, and stretches of the middle. */
function* cutsOf(text: string): Generator<string> {
  for (let end = 1; end < text.length; end++) yield text.slice(0, end);
  for (let start = 1; start < text.length; start++) yield text.slice(start);
  for (let start = 5; start < text.length; start += 29)
    for (let end = start + 30; end < text.length; end += 31) yield text.slice(start, end);
}

function wrongCuts(text: string, code: Code): string[] {
  const wrong: string[] = [];
  for (const cut of cutsOf(text)) {
    const said = wrongCode(cut, code);
    if (said !== null) wrong.push(`${said}: ${cut}`);
  }
  return wrong;
}

/** What Chromium said of private networks until 2025 has the beginnings and the ends of other sentences. */
const isOfPast = (code: Code): boolean => /PrivateNetwork|AllowExternal/.test(code ?? '');

const MESSAGES = EXAMPLES.filter(({ message }) => message.isCors && !isOfPast(message.corsError));

describe('a message that was cut off never becomes another', () => {
  it.each(MESSAGES)('$text', ({ text, message }) => {
    expect(wrongCuts(text, message.corsError)).toEqual([]);
  });
});

const LINES = FIREFOX_LOCALES.flatMap(({ lines: [line = ''], reasons }) =>
  reasons.flatMap((reason, index) => {
    const { corsError, topic } = firefoxReason(FIREFOX_CATEGORIES[index] ?? '');
    if (reason === '' || topic !== 'cors') return [];
    const words = reason.replaceAll('@', 'Access-Control-Allow-').replaceAll(/\{\w+\}/g, 'x-shop');
    return [{ text: `${line.replace('{url}', 'https://api.shop.test/a')}. (${words}).`, corsError }];
  }),
);

describe("a translation of Firefox's line that was cut off never becomes another", () => {
  it('at its end', () => {
    const wrong = LINES.flatMap(({ text, corsError }) => {
      const cuts = [40, 30, 20, 12, 5].map((length) => text.slice(0, -length));
      return cuts.flatMap((cut) => {
        const said = wrongCode(cut, corsError);
        return said === null ? [] : [`${said}: ${cut}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('nor whole', () => {
    const wrong = LINES.filter(({ text, corsError }) => {
      const [message] = decode(text);
      return message?.engine !== 'firefox' || message.corsError !== corsError;
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });
});
