import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Policy } from '../../src/fix/policy/policy.ts';
import { LiveBrowser, type Call, type Outcome } from './support/browser.ts';
import type { Started } from './support/expectations.ts';
import { generate } from './support/generated.ts';
import { canOpen, titleOf } from './support/in-chromium.ts';
import { POLICIES, REFUSED } from './support/policies.ts';
import { makeDirectory, removeDirectory, writeIn } from './support/process.ts';

const installed = createRequire(resolve('test/servers/apps/package.json'));

type Serve = (request: IncomingMessage, response: ServerResponse, fail: () => void) => void;

/** What `firebase.json` says of a site. */
interface Site {
  readonly headers: readonly unknown[];
}

/** The sites that are generated: one for each origin, in their order. */
function sitesOf(policy: Policy): readonly Site[] {
  const { hosting } = JSON.parse(generate('firebase-hosting', policy)) as {
    readonly hosting: Site | readonly Site[];
  };
  return [hosting].flat();
}

/** Starts superstatic, with which Firebase's emulator serves sites. The site's own headers are beside those that are generated. */
function startSite(site: Site): Promise<Started> {
  const { default: superstatic } = installed('superstatic') as {
    readonly default: (options: unknown) => Serve;
  };
  const directory = makeDirectory();
  writeIn(directory, 'public/items.json', '[1]');
  writeIn(directory, 'public/404.html', '<!doctype html><title>Nothing here</title>');
  const headers = [...site.headers, { source: '**', headers: [{ key: 'X-Total', value: '1' }] }];
  const serve = superstatic({ config: { ...site, headers }, cwd: directory, fallthrough: false });
  const server = createServer((request, response) => serve(request, response, () => response.destroy()));
  const stop = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
    removeDirectory(directory);
  };
  return new Promise((started) => {
    server.listen(0, '127.0.0.1', () => started({ port: (server.address() as AddressInfo).port, stop }));
  });
}

let browser: LiveBrowser | null = null;

beforeAll(async () => {
  browser = await LiveBrowser.start();
});

afterAll(async () => {
  await browser?.close();
});

/** The sites of every policy whose origin a page can have. */
const SITES = Object.entries(POLICIES).flatMap(([name, policy]) =>
  sitesOf(policy).flatMap((site, index) => {
    const origin = policy.origins[index] ?? '';
    return canOpen(origin) ? [{ name, title: titleOf(origin), policy, site, origin }] : [];
  }),
);

/** Hosting has files only: no route asks who is there, none fails, and no method but GET and HEAD means anything. */
describe.each(SITES)('Firebase Hosting in its emulator, $name, for $title', ({ policy, site, origin }) => {
  let started: Started | null = null;

  beforeAll(async () => {
    started = await startSite(site);
  });

  afterAll(async () => {
    await started?.stop();
  });

  const fetchAt = (from: string, call: Partial<Call> = {}): Promise<Outcome> => {
    if (browser === null || started === null) throw new Error('the site is not running');
    const credentials = policy.credentials ? 'include' : 'omit';
    const { port } = started;
    return browser.fetch(from, {
      method: 'GET',
      port,
      path: '/items.json',
      headers: {},
      credentials,
      ...call,
    });
  };

  test('lets it read a file, and the headers that are exposed', async () => {
    const outcome = await fetchAt(origin);
    expect(outcome).toMatchObject({ status: 200, body: '[1]' });
    const total = policy.exposeHeaders.includes('x-total') ? '1' : undefined;
    expect('headers' in outcome ? outcome.headers['x-total'] : null).toBe(total);
  });

  test('lets it read that a file does not exist', async () => {
    expect(await fetchAt(origin, { path: '/nothing' })).toMatchObject({ status: 404 });
  });

  test('lets it send credentials where the policy says so only', async () => {
    const outcome = await fetchAt(origin, { credentials: 'include' });
    expect(outcome).toMatchObject(
      policy.credentials ? { status: 200 } : { blocked: 'InvalidAllowCredentials' },
    );
  });

  test('grants no method and no header', async () => {
    const blocked = expect.stringMatching(/^(Preflight\w+|(Method|Header)DisallowedByPreflightResponse)$/);
    expect(await fetchAt(origin, { method: 'PUT' })).toEqual({ blocked });
    expect(await fetchAt(origin, { headers: { 'x-other': '1' } })).toEqual({ blocked });
  });

  test.each([...policy.origins, ...REFUSED].filter((other) => canOpen(other) && other !== origin))(
    'keeps %s out',
    async (other) => {
      expect(await fetchAt(other)).toEqual({ blocked: 'AllowOriginMismatch' });
    },
  );
});
