import type { Policy } from '../../../src/fix/policy/policy.ts';
import { snippetFor } from '../../../src/fix/snippet.ts';

/**
 * The configuration that the target generates for `policy`.
 * @throws the reason when the target refuses the policy: a test without a configuration would prove nothing.
 */
export function generate(targetId: string, policy: Policy): string {
  const { code, notes, refusal } = snippetFor(targetId, policy, null);
  if (refusal !== null) throw new Error(`${targetId} refuses this policy: ${notes.join(' ')}`);
  return code;
}
