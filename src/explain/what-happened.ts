import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { RichText } from './rich-text.ts';

/** The rule that stopped the request, in two or three sentences; empty when the headline says it all. */
export const whatHappened = (_diagnosed: Diagnosed): RichText => [];
