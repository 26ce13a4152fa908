import { type Likeness, lookAlikesOf, STRANGERS } from '../audit/strangers.ts';
import { OPAQUE_ORIGIN } from '../cors/origin.ts';
import type { Policy } from '../fix/policy/policy.ts';
import type { PageRequest } from './page-request.ts';

/** A request of which is known whether it has to pass. */
export interface Expected {
  readonly request: PageRequest;
  readonly mustPass: boolean;
}

/** What a policy grants at one address. */
export interface ExpectedAt {
  readonly url: string;
  readonly policy: Policy;
  readonly send: boolean;
}

const LIKENESSES: readonly Likeness[] = ['beginning', 'end', 'scheme'];

/** Header lines of these names, as a page that sends JSON would set them. */
export const headersOf = (names: readonly string[]): PageRequest['headers'] =>
  names.map((name) => ({ name, value: name === 'content-type' ? 'application/json' : '1' }));

/** Everything that a policy says: each origin with each method and all headers has to pass, and an origin that it does not name must not. */
export function expectationsOf({ url, policy, send }: ExpectedAt): readonly Expected[] {
  const base = { url, credentials: policy.credentials, send };
  const methods = [...new Set(['GET', ...policy.methods])];
  const granted = policy.origins.flatMap((origin) =>
    methods.map((method) => ({
      request: { ...base, origin, method, headers: method === 'GET' ? [] : headersOf(policy.allowHeaders) },
      mustPass: true,
    })),
  );
  const withHeaders =
    policy.allowHeaders.length === 0
      ? []
      : policy.origins.map((origin) => ({
          request: { ...base, origin, method: 'GET', headers: headersOf(policy.allowHeaders) },
          mustPass: true,
        }));
  const alike = policy.origins.flatMap((origin) =>
    LIKENESSES.flatMap((likeness) => lookAlikesOf(origin, likeness).slice(0, 1)),
  );
  const strangers = new Set([STRANGERS[0], OPAQUE_ORIGIN, ...alike]);
  const refused = [...strangers]
    .filter((origin) => !policy.origins.includes(origin))
    .map((origin) => ({ request: { ...base, origin, method: 'GET', headers: [] }, mustPass: false }));
  return [...granted, ...withHeaders, ...refused];
}
