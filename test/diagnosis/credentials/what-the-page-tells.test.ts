import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { credentialsTold } from '../../../src/explain/credentials-told.ts';
import { createLogContext } from '../../../src/diagnosis/log/learn.ts';
import { emptyContext } from '../../../src/diagnosis/log/log-context.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import type { Asked, Witnessed } from '../../../src/exchange/witnessed.ts';
import { CHROMIUM, exchangeOf, FIREFOX } from '../../support/http-text.ts';

const asked = (credentials: Asked['credentials'], more: Partial<Asked> = {}): Witnessed => ({
  asked: { credentials, mode: 'cors', redirect: 'follow', integrity: false, callSite: null, ...more },
  passed: null,
});

const timed = (passed: boolean): Witnessed => ({ asked: null, passed });

/** An answer that lets the page in, but no credentials. */
const WITHOUT_CREDENTIALS = `
  GET https://api.example/items
  Origin: https://app.example
  Sec-Fetch-Mode: cors

  200 OK
  Access-Control-Allow-Origin: https://app.example
`;

const inFirefox = (witnessed: Witnessed | null, text = WITHOUT_CREDENTIALS): Exchange => ({
  ...exchangeOf(text, FIREFOX),
  witnessed,
});

describe('what the page itself tells of the credentials mode', () => {
  it('decides where the log leaves both, and ends the question', () => {
    expect(diagnose(inFirefox(null), emptyContext)).toMatchObject({ assumptionMatters: true });
    for (const witnessed of [asked('include'), timed(false)])
      expect(diagnose(inFirefox(witnessed), emptyContext)).toMatchObject({
        verdict: 'blocked',
        blocking: { corsError: 'InvalidAllowCredentials' },
        assuming: 'credentials',
        assumptionMatters: false,
        alternatives: [],
      });
    for (const witnessed of [asked('same-origin'), asked('omit'), timed(true)])
      expect(diagnose(inFirefox(witnessed), emptyContext)).toMatchObject({
        verdict: 'allowed',
        assuming: 'no-credentials',
        assumptionMatters: false,
        alternatives: [],
      });
  });

  it('decides against what somebody says in the tab', () => {
    const options = { assuming: 'credentials' } as const;
    expect(diagnose(inFirefox(asked('omit')), emptyContext, options)).toMatchObject({ verdict: 'allowed' });
  });

  it('never overrules what the log proves', () => {
    const blocked = WITHOUT_CREDENTIALS.replace(': https://app.example\n', ': https://app.example\n').replace(
      /Access-Control-Allow-Origin: .*/,
      'Access-Control-Allow-Origin: https://other.example',
    );
    expect(diagnose(inFirefox(timed(true), blocked), emptyContext)).toMatchObject({ verdict: 'blocked' });
    const cookie = WITHOUT_CREDENTIALS.replace('Origin:', 'Cookie: a=1\n  Origin:');
    for (const witnessed of [asked('omit'), timed(true)])
      expect(diagnose(inFirefox(witnessed, cookie), emptyContext)).toMatchObject({
        verdict: 'blocked',
        assuming: 'credentials',
      });
    const passed = { ...exchangeOf(WITHOUT_CREDENTIALS, CHROMIUM), witnessed: asked('include') };
    expect(diagnose(passed, emptyContext)).toMatchObject({ verdict: 'allowed', assuming: 'no-credentials' });
  });

  it('tells which of two errors was the first', () => {
    const text = `
      GET https://api.example/items
      @error net::ERR_FAILED
      Origin: https://app.example

      200 OK
      Access-Control-Allow-Origin: https://other.example
    `;
    const exchange = exchangeOf(text, CHROMIUM);
    expect(diagnose({ ...exchange, witnessed: asked('include') }, emptyContext)).toMatchObject({
      assuming: 'credentials',
      assumptionMatters: false,
      needed: [{ set: { 'Access-Control-Allow-Credentials': 'true' } }],
    });
    const without = diagnose({ ...exchange, witnessed: asked('omit') }, emptyContext);
    expect(without.needed[0]?.set).not.toHaveProperty('Access-Control-Allow-Credentials');
  });

  it('tells a redirect that the page itself did not follow from one that CORS stopped', () => {
    const redirect = `
      GET https://api.example/old
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      302 Found
      Location: https://api.example/new
      Access-Control-Allow-Origin: https://app.example
    `;
    expect(diagnose(inFirefox(timed(true), redirect), emptyContext)).toMatchObject({ verdict: 'allowed' });
    expect(diagnose(inFirefox(timed(false), redirect), emptyContext)).toMatchObject({ verdict: 'blocked' });
  });

  it('is a habit for the requests after it', () => {
    const context = createLogContext();
    const exchange = inFirefox(asked('include'));
    context.observe(exchange);
    expect(context.credentialsOfOthers(inFirefox(null))).toBe('credentials');
    const proven = createLogContext();
    proven.observe(
      inFirefox(asked('omit'), WITHOUT_CREDENTIALS.replace('Origin:', 'Cookie: a=1\n  Origin:')),
    );
    expect(proven.credentialsOfOthers(inFirefox(null))).toBe('credentials');
  });
});

describe('how the mode is known', () => {
  it('is told where it is', () => {
    const how = (witnessed: Witnessed | null): string => {
      const exchange = inFirefox(witnessed);
      return credentialsTold({
        exchange,
        diagnosis: diagnose(exchange, emptyContext),
        consoleMessage: null,
      });
    };
    expect(how(null)).toBe('');
    expect(how(asked('include'))).toContain('watched');
    expect(how(timed(false))).toContain('resource timing');
  });
});
