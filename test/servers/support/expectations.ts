import { afterAll, beforeAll, describe } from 'vitest';
import type { Policy } from '../../../src/fix/policy/policy.ts';
import { LiveBrowser } from './browser.ts';
import { defineInChromium, type Scene } from './in-chromium.ts';
import { defineOnTheWire, type OwnGrants } from './on-the-wire.ts';
import type { Running } from './process.ts';
import { ROUTES, type Route } from './routes.ts';

/** One for all servers of a file. */
let browser: LiveBrowser | null = null;

beforeAll(async () => {
  browser = await LiveBrowser.start();
});

afterAll(async () => {
  await browser?.close();
});

/** A server that listens on 127.0.0.1. */
export type Started = Running & { readonly port: number };

/** A server that is started with the configuration generated for a policy around a small API. */
export interface ServerUnderTest {
  readonly name: string;
  readonly policies: Readonly<Record<string, Policy>>;
  readonly start: (policy: Policy) => Promise<Started>;
  /** `ROUTES` unless the server has others. */
  readonly routes?: readonly Route[];
  /** false: it says nothing to caches where it allows a single origin, until they are seen. */
  readonly variesAlone?: false;
  /** What it grants whatever it is told; nothing for most. */
  readonly own?: OwnGrants;
}

/**
 * Tests one server: in live Chromium, what the policy grants passes at the first try and everything else stays blocked; on the wire,
 * nothing else is granted.
 */
export function describeServer({
  name,
  policies,
  start,
  routes = ROUTES,
  variesAlone,
  own = {},
}: ServerUnderTest): void {
  describe.each(Object.entries(policies))(`${name}, %s`, (_name, policy) => {
    let started: Started | null = null;
    const sceneOf = (): Scene => {
      if (started === null || browser === null) throw new Error('the server is not running');
      return { browser, port: started.port };
    };
    beforeAll(async () => {
      started = await start(policy);
    });
    afterAll(async () => {
      await started?.stop();
    });
    defineInChromium(policy, routes, sceneOf, own);
    const varies = variesAlone !== false || policy.origins.length > 1;
    const told = varies ? routes : routes.map((route): Route => ({ ...route, varies: false }));
    defineOnTheWire(policy, told, () => sceneOf().port, own);
  });
}
