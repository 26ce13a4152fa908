import { describe, expect, it } from 'vitest';
import type { CallSite } from '../../src/exchange/call-site.ts';
import { avoidPreflight } from '../../src/explain/preflight-reason.ts';
import { headerSource } from '../../src/explain/header-source.ts';
import { plainText } from '../../src/explain/rich-text.ts';

const site = (through: string): CallSite => ({
  url: 'https://app.example/api.js',
  line: 1,
  column: 1,
  functionName: '',
  through,
});

const told = (name: string, callSite: CallSite | null = null): string =>
  plainText(headerSource(name, callSite));

describe('who added a header', () => {
  it.each([
    ['sentry-trace', /Sentry/],
    ['X-Datadog-Trace-Id', /Datadog/],
    ['x-requested-with', /jQuery/],
    ['ngrok-skip-browser-warning', /ngrok/],
    ['cache-control', /caches/],
  ])('is told by its name: %s', (name, source) => {
    expect(told(name)).toMatch(source);
  });

  it('is told by the library that made the call', () => {
    expect(told('x-tenant', site('https://app.example/node_modules/axios/axios.js?v=2'))).toBe(
      'The call went through axios.js, which may have added it.',
    );
    expect(told('x-tenant', site('chrome-extension://abc/inject.js'))).toMatch(/browser extension/);
  });

  it('is not guessed', () => {
    expect(told('x-tenant')).toBe('');
    expect(told('x-tenant', site(''))).toBe('');
  });
});

describe('what spares a preflight', () => {
  const spared = (...input: Parameters<typeof avoidPreflight>): string => plainText(avoidPreflight(...input));

  it('is to leave out a header that nobody reads, but never the token', () => {
    expect(spared({ kind: 'header', name: 'x-tenant', value: '' }, 'GET')).toMatch(/^Without x-tenant/);
    expect(spared({ kind: 'header', name: 'Authorization', value: '' }, 'GET')).toMatch(/always needs/);
  });

  it('is to leave out the content type where there is no body', () => {
    const reason = { kind: 'content-type', value: 'application/json' } as const;
    expect(spared(reason, 'GET')).toMatch(/has no body/);
    expect(spared(reason, 'POST')).toMatch(/keep it/);
  });
});
