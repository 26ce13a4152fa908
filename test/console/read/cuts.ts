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
export function wrongCode(text: string, code: Code): string | null {
  for (const { isCors, corsError, alsoPossible } of decode(text)) {
    if (!isCors || corsError === null) continue;
    const said = [corsError, ...alsoPossible].map(plain);
    if (code === null || !said.includes(plain(code))) return corsError;
  }
  return null;
}

/** Every `step`th beginning, end and stretch of the middle. */
function* cutsOf(text: string, step: number): Generator<string> {
  for (let end = 1; end < text.length; end += step) yield text.slice(0, end);
  for (let start = 1; start < text.length; start += step) yield text.slice(start);
  for (let start = 5; start < text.length; start += 29 * step)
    for (let end = start + 30; end < text.length; end += 31) yield text.slice(start, end);
}

/** The cuts of a message that are read as another one: with `step` 1 of every length. */
export function wrongCuts(text: string, code: Code, step: number): string[] {
  const wrong: string[] = [];
  for (const cut of cutsOf(text, step)) {
    const said = wrongCode(cut, code);
    if (said !== null) wrong.push(`${said}: ${cut}`);
  }
  return wrong;
}

/** What Chromium said of private networks until 2025 has the beginnings and the ends of other sentences. */
const isOfPast = (code: Code): boolean => /PrivateNetwork|AllowExternal/.test(code ?? '');

/** What the browsers of today say about CORS. */
export const MESSAGES = EXAMPLES.filter(({ message }) => message.isCors && !isOfPast(message.corsError));

/** Every reason of every translation of Firefox, as it is printed. */
export const TRANSLATED_LINES = FIREFOX_LOCALES.flatMap(({ lines: [line = ''], reasons }) =>
  reasons.flatMap((reason, index) => {
    const { corsError, topic } = firefoxReason(FIREFOX_CATEGORIES[index] ?? '');
    if (reason === '' || topic !== 'cors') return [];
    const words = reason.replaceAll('@', 'Access-Control-Allow-').replaceAll(/\{\w+\}/g, 'x-shop');
    return [{ text: `${line.replace('{url}', 'https://api.shop.test/a')}. (${words}).`, corsError }];
  }),
);

/** How many letters are cut off a translation's end. */
export const CUT_OFF = [40, 30, 20, 12, 5];
