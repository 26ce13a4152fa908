import { originOf } from '../../src/cors/origin.ts';
import { apiOf } from '../../src/fix/policy/api.ts';
import type { Policy } from '../../src/fix/policy/policy.ts';
import type { Line, ResponsePolicy } from '../conformance/spec.ts';
import type { Addresses } from '../conformance/server/addresses.ts';
import type { Blocked } from './recorded.ts';
import { type Answers, mendedAnswers } from './replay.ts';

/** What a configured server sends to `origin`: nothing when that is not in its list. */
function accessLines(policy: Policy, origin: string): Line[] {
  const vary: Line = ['Vary', 'Origin'];
  if (!policy.origins.includes(origin)) return [vary];
  const credentials: Line[] = policy.credentials ? [['Access-Control-Allow-Credentials', 'true']] : [];
  return [['Access-Control-Allow-Origin', origin], ...credentials, vary];
}

const list = (name: string, items: readonly string[]): Line[] =>
  items.length === 0 ? [] : [[name, items.join(', ')]];

const preflightAnswer = (policy: Policy, origin: string): ResponsePolicy => ({
  fate: 'answer',
  status: 204,
  headers: [
    ...accessLines(policy, origin),
    ...list('Access-Control-Allow-Methods', policy.methods),
    ...list('Access-Control-Allow-Headers', policy.allowHeaders),
    ['Access-Control-Max-Age', String(policy.maxAge)],
  ],
  content: 'empty',
});

const isAccessLine = ([name]: Line): boolean => /^(?:access-control-|vary$)/i.test(name);

/** Its own answer, errors and redirects too, with the policy's headers instead of those that it sent before. */
function answer(before: ResponsePolicy, policy: Policy, origin: string): ResponsePolicy {
  const own = before.headers.filter((line) => !isAccessLine(line));
  const exposed = list('Access-Control-Expose-Headers', policy.exposeHeaders);
  return { ...before, headers: [...own, ...accessLines(policy, origin), ...exposed] };
}

/**
 * The answers of a recorded request when its API is configured with `policy` and nothing else, as the targets of src/fix do: every
 * preflight, every answer. Other servers of a redirect chain do what `needed` says.
 */
export function configuredAnswers(blocked: Blocked, policy: Policy, addresses: Addresses): Answers[] {
  const { exchange, diagnosis } = blocked.told;
  const api = apiOf(exchange);
  const origin = exchange.origin ?? '';
  return mendedAnswers(blocked, diagnosis.needed).map((answers, position) => {
    const hop = blocked.spec.hops[position];
    if (hop === undefined || originOf(addresses[hop.host]) !== api) return answers;
    const response = answers.response ?? { ...hop.response, status: 200, headers: [] };
    return { preflight: preflightAnswer(policy, origin), response: answer(response, policy, origin) };
  });
}
