import { goSlice } from './lists.ts';
import { comparedMethods, namedHeaders } from '../methods.ts';
import type { Policy } from '../policy/policy.ts';
import { goString } from './quote-code.ts';

/** A field of a Go struct and its value; null is one that this policy does not need. */
export type GoField = readonly [name: string, value: string, comment?: string] | null;

/** `field` when `needed`, else null. */
export const fieldIf = (needed: boolean, name: string, value: string): GoField =>
  needed ? [name, value] : null;

/** The origins, one on each line, as the field `name`. */
export const goOrigins = (name: string, policy: Policy): readonly string[] => [
  `\t${name}: []string{ // exactly as the browser sends them: one line per environment`,
  ...policy.origins.map((origin) => `\t\t${goString(origin)},`),
  '\t},',
];

/** The fields that are needed, a line for each, with their values below each other as gofmt puts them. */
export function goStruct(...all: readonly GoField[]): readonly string[] {
  const fields = all.filter((field) => field !== null);
  const width = Math.max(...fields.map(([name]) => name.length));
  return fields.map(([name, value, comment]) => {
    const line = `\t${`${name}:`.padEnd(width + 1)} ${value},`;
    return comment === undefined ? line : `${line} // ${comment}`;
  });
}

/** The age of preflight answers for middleware that takes 0 for an age of its own. */
const goMaxAge = ({ maxAge }: Policy): string => String(maxAge === 0 ? -1 : maxAge);

/** The headers for middleware that takes an empty list for more than none. */
const goHeaders = (name: string, policy: Policy): GoField =>
  policy.allowHeaders.length === 0
    ? [name, goSlice(namedHeaders(policy)), 'needs no permission: an empty list would allow more']
    : [name, goSlice(policy.allowHeaders)];

/** What middleware for Go calls the same five things. */
interface GoNames {
  readonly origins: string;
  readonly methods: string;
  readonly headers: string;
  readonly exposed: string;
}

const goOptions = (policy: Policy, { origins, methods, headers, exposed }: GoNames): readonly string[] => [
  ...goOrigins(origins, policy),
  ...goStruct(
    [methods, goSlice(comparedMethods(policy))],
    goHeaders(headers, policy),
    fieldIf(policy.exposeHeaders.length > 0, exposed, goSlice(policy.exposeHeaders)),
    fieldIf(policy.credentials, 'AllowCredentials', 'true'),
    ['MaxAge', goMaxAge(policy)],
  ),
];

/** The fields of the configuration that Echo's and Fiber's own middleware share. */
export const goFields = (policy: Policy): readonly string[] =>
  goOptions(policy, {
    origins: 'AllowOrigins',
    methods: 'AllowMethods',
    headers: 'AllowHeaders',
    exposed: 'ExposeHeaders',
  });

/** The fields of cors.Options, in rs/cors and in go-chi/cors, which began as a copy of it. */
export const corsOptions = (policy: Policy): readonly string[] =>
  goOptions(policy, {
    origins: 'AllowedOrigins',
    methods: 'AllowedMethods',
    headers: 'AllowedHeaders',
    exposed: 'ExposedHeaders',
  });
