import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckResult } from '../../../src/cors/check-result.ts';
import { corsCheck } from '../../../src/cors/cors-check.ts';
import { getHeader, valuesOf } from '../../../src/cors/header-list.ts';
import { preflightCheck } from '../../../src/cors/preflight-check.ts';
import type { Engine } from '../../../src/cors/engine.ts';
import type { Policy } from '../../../src/fix/policy.ts';
import { ask, type Address, type Answer } from './http.ts';
import { REFUSED } from './policies.ts';
import type { Running } from './process.ts';

const ENGINES: readonly Engine[] = ['chromium', 'firefox', 'webkit'];

export type Started = Running & { readonly address: Address };

/** A server that is started with the configuration generated for a policy around a small API. */
export interface ServerUnderTest {
  readonly name: string;
  readonly policies: Readonly<Record<string, Policy>>;
  readonly start: (policy: Policy) => Promise<Started>;
  /** Whether the server can receive this method at all; some refuse what is not in upper case. */
  readonly receives?: (method: string) => boolean;
}

/** The routes of the small API, with the status that each must answer to a GET. */
const ROUTES = [
  { path: '/items', status: 200, what: 'JSON' },
  { path: '/private', status: 401, what: 'an error of authentication' },
  { path: '/fail', status: 500, what: 'an unhandled error' },
  { path: '/nothing', status: 404, what: 'a route that does not exist' },
];

const errorsIn = (results: readonly CheckResult[]): readonly unknown[] =>
  results.map((result) => result.corsError).filter((error) => error !== null);

const preflightHeaders = (origin: string, method: string, policy: Policy): Record<string, string> => ({
  Origin: origin,
  'Access-Control-Request-Method': method,
  ...(policy.allowHeaders.length === 0
    ? {}
    : { 'Access-Control-Request-Headers': [...policy.allowHeaders].sort().join(',') }),
});

/** What any engine finds wrong with the answer to a preflight. */
const preflightErrors = (
  answer: Answer,
  origin: string,
  method: string,
  policy: Policy,
): readonly unknown[] =>
  ENGINES.flatMap((engine) => {
    const request = {
      origin,
      include: policy.credentials,
      engine,
      method,
      unsafeHeaders: policy.allowHeaders,
    };
    const response = { status: answer.status, headers: answer.headers, redirected: false };
    return errorsIn(preflightCheck(request, response));
  });

/** What any engine finds wrong with the answer to the actual request. */
const readErrors = (answer: Answer, origin: string, policy: Policy): readonly unknown[] =>
  ENGINES.flatMap((engine) => {
    const request = { origin, include: policy.credentials, engine };
    return errorsIn(corsCheck(request, answer.headers));
  });

function defineTests(policy: Policy, server: ServerUnderTest, addressOf: () => Address): void {
  const methods = ['GET', 'POST', ...policy.methods].filter((method) => server.receives?.(method) ?? true);

  for (const [number, origin] of policy.origins.entries()) {
    test.each(methods)(`lets origin ${number} preflight %s`, async (method) => {
      const headers = preflightHeaders(origin, method, policy);
      const answer = await ask(addressOf(), { method: 'OPTIONS', path: '/items', headers });
      expect(preflightErrors(answer, origin, method, policy)).toEqual([]);
      expect(getHeader(answer.headers, 'access-control-max-age')).toBe(String(policy.maxAge));
    });

    test.each(ROUTES)(`lets origin ${number} read $what`, async ({ path, status }) => {
      const answer = await ask(addressOf(), { method: 'GET', path, headers: { Origin: origin } });
      expect(answer.status).toBe(status);
      expect(readErrors(answer, origin, policy)).toEqual([]);
      expect(getHeader(answer.headers, 'vary')?.toLowerCase()).toContain('origin');
      const exposed = (getHeader(answer.headers, 'access-control-expose-headers') ?? '').split(/, ?/);
      expect(exposed.filter((name) => name !== '').sort()).toEqual([...policy.exposeHeaders].sort());
    });
  }

  test('answers a preflight for a route that asks who it is', async () => {
    const origin = policy.origins[0] ?? '';
    const headers = preflightHeaders(origin, 'GET', policy);
    const answer = await ask(addressOf(), { method: 'OPTIONS', path: '/private', headers });
    expect(preflightErrors(answer, origin, 'GET', policy)).toEqual([]);
  });

  test.each(REFUSED)('keeps %s out, for preflights and every route', async (origin) => {
    const preflight = { method: 'OPTIONS', path: '/items', headers: preflightHeaders(origin, 'PUT', policy) };
    const questions = ROUTES.map(({ path }) => ({ method: 'GET', path, headers: { Origin: origin } }));
    for (const question of [preflight, ...questions]) {
      const answer = await ask(addressOf(), question);
      expect(valuesOf(answer.headers, 'access-control-allow-origin')).toEqual([]);
    }
  });

  test('grants neither another method, nor another header, nor credentials that were not asked for', async () => {
    const origin = policy.origins[0] ?? '';
    const answer = await ask(addressOf(), {
      method: 'OPTIONS',
      path: '/items',
      headers: preflightHeaders(origin, methods.at(-1) ?? 'GET', policy),
    });
    const request = { origin, include: false, engine: 'chromium' as const };
    const response = { status: answer.status, headers: answer.headers, redirected: false };
    const other = { ...request, method: 'PURGE', unsafeHeaders: ['x-other'] };
    expect(errorsIn(preflightCheck(other, response))).toEqual([
      'MethodDisallowedByPreflightResponse',
      'HeaderDisallowedByPreflightResponse',
    ]);
    const credentials = getHeader(answer.headers, 'access-control-allow-credentials');
    expect(credentials).toBe(policy.credentials ? 'true' : null);
  });
}

/** Tests one server: what the policy grants passes in every engine's check, at the first try; anything else stays blocked. */
export function describeServer(server: ServerUnderTest): void {
  describe.each(Object.entries(server.policies))(`${server.name}, %s`, (_name, policy) => {
    let started: Started | null = null;
    const addressOf = (): Address => {
      if (started === null) throw new Error('the server is not running');
      return started.address;
    };
    beforeAll(async () => {
      started = await server.start(policy);
    });
    afterAll(async () => {
      await started?.stop();
    });
    defineTests(policy, server, addressOf);
  });
}
