import type { CompleteRequest } from '../../console/told/request.ts';
import { isSafelistedMethod } from '../../cors/method.ts';
import { refuseHeader, refuseMethod, refuseOrigin } from './grantable.ts';
import { DEFAULT_MAX_AGE } from './policy.ts';
import type { PolicyResult } from './policy-for.ts';
import type { Refusal } from './refusal.ts';

/** Header names that somebody may list at most. */
const MOST_HEADERS = 50;

function ungrantable({ origin, method, headers }: CompleteRequest): readonly Refusal[] {
  const refusals = [
    origin === '' ? null : refuseOrigin(origin),
    method === '' ? null : refuseMethod(method),
    ...headers.slice(0, MOST_HEADERS).map(refuseHeader),
  ];
  return refusals.filter((refusal) => refusal !== null);
}

/** The smallest grant for a request of which only a message tells. null without an origin, and where something cannot be granted. */
export function policyForMessage(request: CompleteRequest): PolicyResult {
  const { origin, method, headers, credentials } = request;
  const refusals = ungrantable(request);
  if (origin === '' || refusals.length > 0) return { policy: null, refusals };
  const policy = {
    origins: [origin],
    methods: method === '' || isSafelistedMethod(method) ? [] : [method],
    allowHeaders: headers.slice(0, MOST_HEADERS).map((name) => name.toLowerCase()),
    exposeHeaders: [],
    credentials,
    maxAge: DEFAULT_MAX_AGE,
  };
  return { policy, refusals };
}
