import type { Policy } from './policy/policy.ts';

/** Browsers allow these unlisted. https://fetch.spec.whatwg.org/#cors-safelisted-method */
const SAFELISTED_METHODS: readonly string[] = ['GET', 'HEAD', 'POST'];

/** The methods for servers that compare every preflight's method, also those that browsers allow unlisted. */
export const comparedMethods = (policy: Policy): readonly string[] => [
  ...new Set([...SAFELISTED_METHODS, ...policy.methods]),
];

/**
 * The headers for servers that take an empty list for "whatever is asked": `Accept` needs no permission, so that naming it grants
 * nothing. https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
export const namedHeaders = (policy: Policy): readonly string[] =>
  policy.allowHeaders.length === 0 ? ['accept'] : policy.allowHeaders;
