import { gather } from './gather.ts';
import { clean } from './clean.ts';
import type { DecodedMessage } from './decoded-message.ts';
import { findAll } from './findings.ts';
import { readLastResort } from './last-resort.ts';
import { lettersIn } from '../sentences/letters.ts';
import { merge } from './merge.ts';

/**
 * Every message of a browser (and what is often taken for one) in a pasted text, in its order. A text that is about CORS and holds no message
 * gives one message of topic `prose`; a text about something else none. Total, and linear in the length of the text.
 */
export function decode(text: string): DecodedMessage[] {
  const letters = lettersIn(clean(text));
  const messages = merge(gather(letters.source, findAll(letters)));
  return messages.length > 0 ? messages : readLastResort(letters.source);
}
