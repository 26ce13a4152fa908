import { expect } from 'vitest';
import { checkAll } from '../../../src/check/check.ts';
import { createTransport } from '../../../src/check/undici-transport.ts';
import type { Call, LiveBrowser, Outcome } from './browser.ts';

/** What `check` says that a page in Chromium would get: the code that blocks it, or the verdict. */
async function checked(origin: string, call: Call): Promise<string> {
  const { port, path, method, headers, credentials } = call;
  const transport = createTransport({});
  try {
    const request = {
      url: `http://127.0.0.1:${port}${path}`,
      origin,
      method,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      credentials: credentials === 'include',
      send: true,
    };
    const { checks } = await checkAll([request], transport);
    const { verdict, blocking } = checks[0]?.verdicts.chromium.diagnosis ?? {};
    return blocking?.corsError ?? String(verdict);
  } finally {
    await transport.close();
  }
}

/** Has a page of live Chromium make a call, and `check` the same one: what `check` says has to be what Chromium did. */
export async function askTwice(browser: LiveBrowser, origin: string, call: Call): Promise<Outcome> {
  const outcome = await browser.fetch(origin, call);
  expect(await checked(origin, call), 'what check says of the same call').toBe(
    'blocked' in outcome ? outcome.blocked : 'allowed',
  );
  return outcome;
}
