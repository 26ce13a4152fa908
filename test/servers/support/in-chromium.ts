import { expect, test } from 'vitest';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import { askTwice } from './asked-twice.ts';
import type { Call, LiveBrowser, Outcome } from './browser.ts';
import type { OwnGrants } from './on-the-wire.ts';
import { REFUSED } from './policies.ts';
import { isGranted, type Route } from './routes.ts';

/** What the tests of one server and one policy share. */
export interface Scene {
  readonly browser: LiveBrowser;
  readonly port: number;
}

/** Chromium has `%2A` in place of a star, and reaches a page over TLS with a certificate only. */
export const canOpen = (origin: string): boolean => !origin.includes('*') && !origin.startsWith('https:');

/** `$` and `%` mean something in the name of a test. */
export const titleOf = (origin: string): string => origin.replaceAll(/[$%]/g, '_');

/** Servers refuse methods that they never heard of (and Node's parser before everybody else), whatever the preflight allowed. */
const isKnown = (method: string): boolean => /^[A-Za-z]+$/.test(method);

const valueOf = (name: string): string => (name === 'content-type' ? 'application/json' : 'Bearer t');

/** Every header that the policy grants. */
const headersOf = ({ allowHeaders }: Policy): Record<string, string> =>
  Object.fromEntries(allowHeaders.map((name) => [name, valueOf(name)]));

type Asked = Pick<Route, 'path' | 'method' | 'headers' | 'body'>;

const callOf = ({ path, method = 'GET', headers = {}, body }: Asked, policy: Policy, port: number): Call => ({
  port,
  path,
  method,
  headers,
  body,
  credentials: policy.credentials ? 'include' : 'omit',
});

const blockedIn = (outcome: Outcome): string | null => ('blocked' in outcome ? outcome.blocked : null);

const blockedBy = (corsError: unknown): Outcome => ({ blocked: expect.stringMatching(String(corsError)) });

function defineAllowed(policy: Policy, routes: readonly Route[], sceneOf: () => Scene, origin: string): void {
  const granted = routes.filter((route) => isGranted(route, policy));
  const [first] = routes;

  test.each(granted)(`lets ${titleOf(origin)} read $what`, async (route) => {
    const { browser, port } = sceneOf();
    const outcome = await askTwice(browser, origin, callOf(route, policy, port));
    expect(outcome).toMatchObject({ status: route.status });
  });

  test.each(['GET', 'POST', ...policy.methods].filter(isKnown))(
    `lets ${titleOf(origin)} send %s with every header that is granted`,
    async (method) => {
      const { browser, port } = sceneOf();
      const path = first?.path ?? '/';
      const call = callOf({ path, method, headers: headersOf(policy) }, policy, port);
      expect(blockedIn(await askTwice(browser, origin, call))).toBeNull();
    },
  );

  test(`lets ${titleOf(origin)} read the headers that are exposed, and no other`, async () => {
    const { browser, port } = sceneOf();
    if (first === undefined) throw new Error('a server has one route at least');
    const outcome = await askTwice(browser, origin, callOf(first, policy, port));
    const { sends = { 'x-total': '1' } } = first;
    const exposed = Object.entries(sends).filter(([name]) => policy.exposeHeaders.includes(name));
    const headers = 'headers' in outcome ? outcome.headers : {};
    const readable = Object.entries(headers).filter(([name]) => name.startsWith('x-'));
    expect(readable).toEqual(exposed);
  });
}

function defineRefused(policy: Policy, path: string, sceneOf: () => Scene, origin: string): void {
  test(`keeps ${origin} out, with and without a preflight`, async () => {
    const { browser, port } = sceneOf();
    const plain = await askTwice(browser, origin, callOf({ path }, policy, port));
    expect(plain).toEqual({ blocked: 'MissingAllowOriginHeader' });
    const changing = await askTwice(browser, origin, callOf({ path, method: 'PUT' }, policy, port));
    expect(changing).toEqual({ blocked: 'PreflightMissingAllowOriginHeader' });
  });
}

function defineLimits(
  policy: Policy,
  path: string,
  sceneOf: () => Scene,
  origin: string,
  own: OwnGrants,
): void {
  test(`keeps ${titleOf(origin)} from a method that was not asked for`, async () => {
    const { browser, port } = sceneOf();
    const outcome = await askTwice(browser, origin, callOf({ path, method: 'REPORT' }, policy, port));
    expect(outcome).toEqual(blockedBy('^(MethodDisallowedByPreflightResponse|Preflight\\w+)$'));
  });

  test(`keeps ${titleOf(origin)} from a header that was not asked for`, async () => {
    const { browser, port } = sceneOf();
    const outcome = await askTwice(
      browser,
      origin,
      callOf({ path, headers: { 'x-other': '1' } }, policy, port),
    );
    expect(outcome).toEqual(blockedBy('^(HeaderDisallowedByPreflightResponse|Preflight\\w+)$'));
  });

  test(`keeps ${titleOf(origin)} from credentials that were not asked for`, async () => {
    const { browser, port } = sceneOf();
    const call = { ...callOf({ path }, policy, port), credentials: 'include' as const };
    const error = policy.credentials || own.credentials ? null : 'InvalidAllowCredentials';
    expect(blockedIn(await askTwice(browser, origin, call))).toBe(error);
  });
}

/** What a live Chromium lets pages do: what the policy grants passes at the first try, anything else stays blocked. */
export function defineInChromium(
  policy: Policy,
  routes: readonly Route[],
  sceneOf: () => Scene,
  own: OwnGrants,
): void {
  const path = routes[0]?.path ?? '/';
  const allowed = policy.origins.filter(canOpen);
  for (const origin of allowed) defineAllowed(policy, routes, sceneOf, origin);
  for (const origin of REFUSED.filter(canOpen)) defineRefused(policy, path, sceneOf, origin);
  const [origin] = allowed;
  if (origin === undefined) throw new Error('no page can be opened at any origin of this policy');
  defineLimits(policy, path, sceneOf, origin, own);
}
