import { TRANSLATED_FRAMES, TRANSLATED_REASONS } from '../sentences/firefox-translations.ts';
import { indexSentences } from './chains.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { ENGLISH, type Meaning } from './findings.ts';
import { readMessages } from './read-messages.ts';

const INDEX = indexSentences<Meaning>([...ENGLISH, ...TRANSLATED_FRAMES, ...TRANSLATED_REASONS]);

/**
 * Every message of a browser (and what is often taken for one) in a pasted text, in its order, in all languages. A text that is about CORS
 * and holds no message gives one message of topic `prose`; a text about something else none. Total, and linear in the length of the text.
 */
export const decode = (text: string): DecodedMessage[] => readMessages(text, INDEX);
