import { SAFELISTED_METHODS } from './traffic.ts';
import type { Policy } from './policy.ts';
import { pythonString } from './quote.ts';

/** A Python list literal of strings. */
export const pythonList = (items: readonly string[]): string => `[${items.map(pythonString).join(', ')}]`;

/** The methods for servers that compare every preflight's method, also those that browsers allow unlisted. */
export const comparedMethods = (policy: Policy): readonly string[] => [
  ...new Set([...SAFELISTED_METHODS, ...policy.methods]),
];
