import { lineIf, type Line } from './lines.ts';
import { goSlice } from './lists.ts';
import { comparedMethods, namedHeaders } from './methods.ts';
import type { Policy } from './policy.ts';
import { goString } from './quote-code.ts';

/**
 * The fields of the configuration that Echo's and Fiber's own middleware share. Both take an empty list of headers for "whatever is
 * asked", and 0 seconds for an age of their own.
 */
export const goFields = (policy: Policy): readonly Line[] => [
  '\tAllowOrigins: []string{ // exactly as the browser sends them: one line per environment',
  ...policy.origins.map((origin) => `\t\t${goString(origin)},`),
  '\t},',
  `\tAllowMethods: ${goSlice(comparedMethods(policy))},`,
  policy.allowHeaders.length === 0
    ? `\tAllowHeaders: ${goSlice(namedHeaders(policy))}, // needs no permission: an empty list would allow whatever is asked`
    : `\tAllowHeaders: ${goSlice(policy.allowHeaders)},`,
  lineIf(policy.exposeHeaders.length > 0, `\tExposeHeaders: ${goSlice(policy.exposeHeaders)},`),
  lineIf(policy.credentials, '\tAllowCredentials: true,'),
  `\tMaxAge: ${policy.maxAge === 0 ? -1 : policy.maxAge},`,
];
