import type { DecodedMessage } from '../../console/read/decoded-message.ts';
import type { RichText } from '../rich-text.ts';
import { confusableMessage } from './confusable-message.ts';
import { corsMessage, warningMessage } from './cors-message.ts';

/** What a pasted message means and what to do next, with the values that it names: one to three sentences. Total. */
export function messageSummary(message: DecodedMessage): RichText {
  const { topic } = message;
  if (topic === 'cors') return corsMessage(message);
  return topic === 'cors-warning' ? warningMessage(message) : confusableMessage(topic, message);
}
