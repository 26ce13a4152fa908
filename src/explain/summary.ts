import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import { headline } from './headline.ts';
import { plainText } from './rich-text.ts';

/** One sentence with the user's own values, without marks. */
export const summary = (diagnosed: Diagnosed): string => plainText(headline(diagnosed));
