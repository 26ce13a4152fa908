import { lettersIn } from '../sentences/letters.ts';
import { type SentenceIndex, indexSentences } from './chains.ts';
import { clean } from './clean.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { ENGLISH, findAll, type Meaning } from './findings.ts';
import { gather } from './gather.ts';
import { readLastResort } from './last-resort.ts';
import { merge } from './merge.ts';

/** Every message in a pasted text that the sentences of `index` tell, in its order. Total, and linear in the length of the text. */
export function readMessages(text: string, index: SentenceIndex<Meaning>): DecodedMessage[] {
  const letters = lettersIn(clean(text));
  const messages = merge(gather(letters.source, findAll(letters, index)));
  return messages.length > 0 ? messages : readLastResort(letters.source);
}

const ENGLISH_INDEX = indexSentences(ENGLISH);

/** The messages in English in a text. */
export const readInEnglish = (text: string): DecodedMessage[] => readMessages(text, ENGLISH_INDEX);

/** A letter of another language than English. */
const OTHER_LETTER = /(?![a-z])\p{L}/iu;

/** Words of the languages that Firefox is translated into, which its sentences have where they have no other letters. */
const OTHER_WORD =
  /\b(?:al|auf|blev|da|de|del|der|di|die|el|en|fehlt|het|il|la|le|les|nicht|niet|non|pada|por|schlug|som|tidak|til|van|war)\b/i;

/**
 * The messages in a text, where it holds none in another language than English; null where it may, and the sentences of all languages have
 * to be looked for.
 */
export function readEnglish(text: string): DecodedMessage[] | null {
  if (text.trim() === '') return [];
  if (OTHER_LETTER.test(text) || OTHER_WORD.test(text)) return null;
  const messages = readInEnglish(text);
  if (messages.length === 0 || !messages.every(isClear)) return null;
  return messages.some(({ engine }) => engine === 'firefox') && !FIREFOX_IN_ENGLISH.test(text)
    ? null
    : messages;
}

/** What Firefox says in English and nobody who translates it back. The headers that all languages name look like one of its sentences. */
const FIREFOX_IN_ENGLISH = /disallows\s+reading\s+the\s+remote\s+resource/i;

/**
 * Only Firefox is translated: what Chromium and WebKit leave open no other language tells. A sentence without the address that the browser
 * puts before it may be somebody's own words: it counts only where it leads before those of all languages.
 */
const isClear = ({ isCors, corsError, engine, topic, url }: DecodedMessage): boolean =>
  isCors
    ? url !== null && (corsError !== null || engine === 'chromium' || engine === 'webkit')
    : topic !== 'prose';
