import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { sameApi } from '../../src/fix/policy/api.ts';
import { policyFor } from '../../src/fix/policy/policy-for.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';
import type { Blocked, Recording } from './recorded.ts';

/** `policy` without one of its grants. */
export interface ReducedPolicy {
  readonly grant: string;
  readonly policy: Policy;
}

/** A policy once for each of its grants, without that one. Max-Age and the exposed headers let nothing through. */
export function singlePolicyGrants(policy: Policy): ReducedPolicy[] {
  const lists = (['origins', 'methods', 'allowHeaders'] as const).flatMap((field) =>
    policy[field].map((item) => ({
      grant: `${field} ${item}`,
      policy: { ...policy, [field]: policy[field].filter((each) => each !== item) },
    })),
  );
  return policy.credentials
    ? [...lists, { grant: 'credentials', policy: { ...policy, credentials: false } }]
    : lists;
}

/** The policy for one request alone; null where something of it must not be granted. */
export function ownPolicy({ told }: Blocked): Policy | null {
  const { policy, refusals } = policyFor([told]);
  return refusals.length === 0 ? policy : null;
}

/** The policy for everything that was asked of the API of a request, for those whose own could be granted. */
export function createSharedPolicies({ log, blocked }: Recording): (one: Blocked) => Policy | null {
  const told = new Map<number, Diagnosed>(blocked.map((each) => [each.told.exchange.id, each.told]));
  const known = log.map((each) => told.get(each.exchange.id) ?? each);
  return (one) => (ownPolicy(one) === null ? null : policyFor(sameApi(known, one.told)).policy);
}
