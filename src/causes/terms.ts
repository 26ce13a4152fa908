import { code } from '../explain/compose.ts';

/** The header that nearly every cause speaks of. */
export const ALLOW_ORIGIN = code('Access-Control-Allow-Origin');
