import type { Check } from '../diagnosis/diagnosis.ts';
import { code, sentence } from './compose.ts';
import type { RichText } from './rich-text.ts';

/** One step of the decision as a short statement, passed or not. */
export const checkText = (check: Check): RichText => sentence`${code(check.step)}`;
