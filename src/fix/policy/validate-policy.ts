import { MAX_GRANTS, refuseHeader, refuseMethod, refuseOrigin } from './grantable.ts';
import { DEFAULT_MAX_AGE, type Policy } from './policy.ts';
import { refuse, type Refusal } from './refusal.ts';

/** Firefox keeps a preflight for at most a day, Chromium for two hours: more is a mistake. */
const LONGEST_MAX_AGE = 86_400;

const FIELDS: ReadonlySet<string> = new Set([
  'origins',
  'methods',
  'allowHeaders',
  'exposeHeaders',
  'credentials',
  'maxAge',
]);

type Fields = Readonly<Record<string, unknown>>;

/** Whether what `validatePolicy` or a check of a single value gave is a refusal. */
export const isRefusal = (result: object): result is Refusal => 'code' in result;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';

/** The list in `field` without repetitions, or why it cannot be granted; a field that is absent grants nothing. */
function listOf(
  fields: Fields,
  field: string,
  refuseItem: (item: string) => Refusal | null,
): readonly string[] | Refusal {
  const list: unknown = fields[field] ?? [];
  if (!Array.isArray(list) || !list.every(isText)) return refuse('wrong-type', field);
  if (list.length > MAX_GRANTS) return refuse('too-many', field);
  for (const item of list) {
    const refusal = refuseItem(item);
    if (refusal !== null) return refusal;
  }
  return [...new Set(list)];
}

const isMaxAge = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_MAX_AGE;

const lowerCase = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map((name) => name.toLowerCase())),
];

/** The lists of a policy, or the first thing in them that cannot be granted. */
function validateLists(fields: Fields): Omit<Policy, 'credentials' | 'maxAge'> | Refusal {
  const origins = listOf(fields, 'origins', refuseOrigin);
  if (isRefusal(origins)) return origins;
  if (origins.length === 0) return refuse('no-origin', '');
  const methods = listOf(fields, 'methods', refuseMethod);
  if (isRefusal(methods)) return methods;
  const allowHeaders = listOf(fields, 'allowHeaders', refuseHeader);
  if (isRefusal(allowHeaders)) return allowHeaders;
  const exposeHeaders = listOf(fields, 'exposeHeaders', refuseHeader);
  if (isRefusal(exposeHeaders)) return exposeHeaders;
  return { origins, methods, allowHeaders: lowerCase(allowHeaders), exposeHeaders };
}

/** The wildcard is worse together with credentials, which is why that is said first. */
function refuseWildcard({ origins, credentials }: Fields): Refusal | null {
  const wildcard = Array.isArray(origins) && origins.includes('*');
  return wildcard && credentials === true ? refuse('wildcard-with-credentials', '*') : null;
}

/**
 * A policy somebody wrote (JSON of the shape that `cors-lens explain --json` prints), or why it is refused. Fields that are left out
 * grant nothing; `maxAge` is then 600. Never throws.
 */
export function validatePolicy(policy: unknown): Policy | Refusal {
  if (!isFields(policy)) return refuse('not-a-policy', '');
  const unknown = Object.keys(policy).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) return refuse('unknown-field', unknown);
  const credentials = policy['credentials'] ?? false;
  if (typeof credentials !== 'boolean') return refuse('wrong-type', 'credentials');
  const wildcard = refuseWildcard(policy);
  if (wildcard !== null) return wildcard;
  const lists = validateLists(policy);
  if (isRefusal(lists)) return lists;
  const maxAge = policy['maxAge'] ?? DEFAULT_MAX_AGE;
  if (typeof maxAge !== 'number') return refuse('wrong-type', 'maxAge');
  if (!isMaxAge(maxAge)) return refuse('max-age-out-of-range', String(maxAge));
  return { ...lists, credentials, maxAge };
}
