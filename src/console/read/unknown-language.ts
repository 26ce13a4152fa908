import type { DecodedMessage } from './decoded-message.ts';
import { NO_MESSAGE } from './draft.ts';
import { firefoxReason } from '../sentences/former-firefox.ts';
import { readLocalised } from './localised-firefox.ts';
import { readUrl } from './values.ts';

/** An address, in characters that no word of another script begins with. */
const ADDRESS = /\b(?:https?|file|data|blob):[!-~]{1,2000}/g;

/**
 * The reason of a line of Firefox: a word, a colon and a sentence with CORS and the name of a header, in brackets. Bounded, as any address may
 * stand before it.
 */
const REASON = /^[^\n(（]{0,200}[(（]\s{0,3}\p{L}{1,20}\s{0,3}[:：][^()（）]{0,400}[)）]/u;

const NAMES_HEADER = /cors[^]{0,400}["'‘’“”«»「」„]\s{0,3}access-control-allow-/i;

/** Most addresses that are looked at. */
const MOST_ADDRESSES = 100;

/** How far a reason may go behind its address, in UTF-16 units. */
const NEAR = 700;

/**
 * Lines of Firefox in a language whose sentences are not known: the address, and the reason that names a CORS header, are the same in all of
 * them. Linear.
 */
export function readUnknownLanguage(source: string): DecodedMessage[] {
  const messages: DecodedMessage[] = [];
  let addresses = 0;
  for (const { 0: address, index } of source.matchAll(ADDRESS)) {
    if (++addresses > MOST_ADDRESSES) break;
    const rest = source.slice(index + address.length, index + address.length + NEAR);
    const [reason] = REASON.exec(rest) ?? [];
    if (reason === undefined || !NAMES_HEADER.test(reason)) continue;
    const message = messageOf(address, rest);
    if (message !== null) messages.push(message);
  }
  return messages;
}

function messageOf(address: string, rest: string): DecodedMessage | null {
  const { category, parameter, status } = readLocalised(rest);
  if (category === null) return null;
  const { engine, corsError, phase, alsoPossible, browserCode, topic } = firefoxReason(category);
  return {
    ...NO_MESSAGE,
    engine,
    corsError,
    phase,
    alsoPossible,
    browserCode,
    topic,
    url: readUrl(address, false),
    failedParameter: parameter,
    statusCode: status,
  };
}
