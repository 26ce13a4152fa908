import { expect, test } from 'vitest';
import type { CheckResult } from '../../../src/cors/check-result.ts';
import { corsCheck } from '../../../src/cors/cors-check.ts';
import type { Engine } from '../../../src/cors/engine.ts';
import { getHeader, valuesOf } from '../../../src/cors/header-list.ts';
import { preflightCheck } from '../../../src/cors/preflight-check.ts';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import { ask, type Answer, type Question } from './http.ts';
import { REFUSED } from './policies.ts';
import type { Route } from './routes.ts';

/** Chromium is asked itself. */
const OTHER_ENGINES: readonly Engine[] = ['firefox', 'webkit'];

/** Names that grant nothing, because every page may use them unasked. */
const SAFELISTED_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];
const SAFELISTED_HEADERS = ['accept', 'accept-language', 'content-language'];

/** What a server grants of its own accord, whatever it is told. */
export interface OwnGrants {
  readonly methods?: readonly string[];
  readonly headers?: readonly string[];
  readonly credentials?: true;
}

const errorsIn = (results: readonly CheckResult[]): readonly unknown[] =>
  results.map((result) => result.corsError).filter((error) => error !== null);

const listIn = (answer: Answer, name: string): readonly string[] =>
  valuesOf(answer.headers, name)
    .flatMap((value) => value.split(','))
    .map((item) => item.trim())
    .filter((item) => item !== '');

const preflight = (path: string, origin: string, method: string, policy: Policy): Question => ({
  method: 'OPTIONS',
  path,
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': method,
    ...(policy.allowHeaders.length === 0
      ? {}
      : { 'Access-Control-Request-Headers': [...policy.allowHeaders].sort().join(',') }),
  },
});

/** What Firefox and WebKit find wrong with the answer to a preflight. */
const preflightErrors = (
  answer: Answer,
  origin: string,
  method: string,
  policy: Policy,
): readonly unknown[] =>
  OTHER_ENGINES.flatMap((engine) => {
    const include = policy.credentials;
    const request = { origin, include, engine, method, unsafeHeaders: policy.allowHeaders };
    return errorsIn(
      preflightCheck(request, { status: answer.status, headers: answer.headers, redirected: false }),
    );
  });

const lowerCase = (items: readonly string[]): readonly string[] => items.map((item) => item.toLowerCase());

/** The names of `listed` that neither the policy nor anybody else grants. */
const beyond = (
  listed: readonly string[],
  ...granted: readonly (readonly string[] | undefined)[]
): readonly string[] => {
  const known = new Set(lowerCase(granted.flatMap((items) => items ?? [])));
  return lowerCase(listed).filter((item) => !known.has(item));
};

function definePreflights(policy: Policy, path: string, portOf: () => number, own: OwnGrants): void {
  const methods = ['GET', 'POST', ...policy.methods];

  test('answers every preflight so that Firefox and WebKit accept it too', async () => {
    for (const origin of policy.origins) {
      for (const method of methods) {
        const answer = await ask(portOf(), preflight(path, origin, method, policy));
        expect(preflightErrors(answer, origin, method, policy), `${method} of ${origin}`).toEqual([]);
      }
    }
  });

  test('grants in its preflights what the policy lists, and nothing more', async () => {
    const origin = policy.origins[0] ?? '';
    const question = preflight(path, origin, methods.at(-1) ?? 'GET', policy);
    const answer = await ask(portOf(), question);
    const asked = listIn(answer, 'access-control-allow-methods');
    expect(beyond(asked, SAFELISTED_METHODS, policy.methods, own.methods)).toEqual([]);
    const allowed = listIn(answer, 'access-control-allow-headers');
    expect(beyond(allowed, SAFELISTED_HEADERS, policy.allowHeaders, own.headers)).toEqual([]);
    expect(valuesOf(answer.headers, 'access-control-allow-origin')).toEqual([origin]);
    expect(getHeader(answer.headers, 'access-control-max-age')).toBe(String(policy.maxAge));
    expect(getHeader(answer.headers, 'access-control-allow-credentials')).toBe(
      policy.credentials || own.credentials ? 'true' : null,
    );
    expect(getHeader(answer.headers, 'access-control-allow-private-network')).toBeNull();
  });
}

function defineAnswers(policy: Policy, routes: readonly Route[], portOf: () => number): void {
  test.each(routes)(
    'tells caches that $what depends on the origin, and exposes nothing more',
    async ({ path, varies = true }) => {
      for (const origin of policy.origins) {
        const answer = await ask(portOf(), { method: 'GET', path, headers: { Origin: origin } });
        const include = policy.credentials;
        const errors = OTHER_ENGINES.map((engine) => corsCheck({ origin, include, engine }, answer.headers));
        expect(errorsIn(errors.flat())).toEqual([]);
        expect(lowerCase(listIn(answer, 'vary')).includes('origin')).toBe(varies);
        const exposed = lowerCase(listIn(answer, 'access-control-expose-headers'));
        expect([...exposed].sort()).toEqual([...policy.exposeHeaders].sort());
      }
    },
  );

  test.each(REFUSED)('never names %s, in preflights and on every route', async (origin) => {
    const path = routes[0]?.path ?? '/';
    const questions = routes.map((route) => ({
      method: 'GET',
      path: route.path,
      headers: { Origin: origin },
    }));
    for (const question of [preflight(path, origin, 'PUT', policy), ...questions]) {
      const answer = await ask(portOf(), question);
      expect(valuesOf(answer.headers, 'access-control-allow-origin')).toEqual([]);
    }
  });
}

/** What a browser does not tell: the headers themselves, and what other engines would make of them. */
export function defineOnTheWire(
  policy: Policy,
  routes: readonly Route[],
  portOf: () => number,
  own: OwnGrants,
): void {
  definePreflights(policy, routes[0]?.path ?? '/', portOf, own);
  defineAnswers(policy, routes, portOf);
}
