import type { Diagnosed } from '../diagnosis/diagnosis.ts';
import type { RichText } from './rich-text.ts';

/** Whether the server ran the request and it may have had effects there. */
export const serverRan = (_diagnosed: Diagnosed): RichText => [];
