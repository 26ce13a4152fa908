import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { RichText } from './rich-text.ts';

/**
 * The credentials mode cannot be observed: what is assumed, and what the answer would be otherwise. Null when the answer is the same.
 */
export const credentialsQuestion = (_diagnosed: Diagnosed): RichText | null => null;

/** That an earlier preflight answered for this request from the preflight cache, and which. Null when none did. */
export const cacheNote = (_diagnosed: Diagnosed): RichText | null => null;

/** What redirects did to this request: where it went, and that its origin became `null` on the way. Null without redirects. */
export const redirectNote = (_diagnosed: Diagnosed): RichText | null => null;
