import type { Policy } from '../../../src/fix/policy/policy.ts';
import { snippetFor } from '../../../src/fix/snippet.ts';
import { exchangeOf } from '../../support/http-text.ts';

const asked = (answer: string): string => `
GET https://api.example/items
Origin: https://app.example.com

${answer}
`;

/** What a log shows where a configuration has to say more than the idiom of its server's documentation. */
export const SHOWN = {
  crash: asked('500 Internal Server Error'),
  caching: asked('200 OK\nCache-Control: public, max-age=60'),
  refusedPreflight: `
OPTIONS https://api.example/items
Origin: https://app.example.com
Access-Control-Request-Method: PUT

401 Unauthorized
---
PUT https://api.example/items
Origin: https://app.example.com
@error net::ERR_FAILED
`,
} as const;

/**
 * The configuration that the target generates for `policy`. `shown`: what the log holds, as HTTP text; without it the idiom alone is written.
 * @throws the reason when the target refuses the policy: a test without a configuration would prove nothing.
 */
export function generate(targetId: string, policy: Policy, shown: string | null = null): string {
  const exchange = shown === null ? null : exchangeOf(shown);
  const { code, notes, refusal } = snippetFor(targetId, policy, exchange);
  if (refusal !== null) throw new Error(`${targetId} refuses this policy: ${notes.join(' ')}`);
  return code;
}
