import type { Policy } from './policy.ts';
import { pythonString } from './quote.ts';

/** A Python list literal of strings. */
export const pythonList = (items: readonly string[]): string => `[${items.map(pythonString).join(', ')}]`;

/** Browsers allow these unlisted. https://fetch.spec.whatwg.org/#cors-safelisted-method */
const SAFELISTED_METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

/** The methods for servers that compare every preflight's method, also those that browsers allow unlisted. */
export const comparedMethods = (policy: Policy): readonly string[] => [
  ...new Set([...SAFELISTED_METHODS, ...policy.methods]),
];
