import type { Unfixable } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** Why no response header can make the request pass, and what would. */
export const unfixableText = (unfixable: Unfixable): RichText => sentence`${code(unfixable)}`;
