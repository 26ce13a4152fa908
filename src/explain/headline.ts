import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** One sentence that says what happened, with the user's own values. */
export const headline = ({ exchange }: Diagnosed): RichText => sentence`${code(exchange.url)}`;
