import { pythonString } from './write/quote.ts';

/** A Python list literal of strings. */
export const pythonList = (items: readonly string[]): string => `[${items.map(pythonString).join(', ')}]`;
