import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/cors/engine.ts';
import { unreadableHeaderNames } from '../../src/cors/exposure.ts';
import { preflightLifetime } from '../../src/cors/preflight-cache.ts';
import { headersOf } from './headers-of.ts';

describe('the response headers that JavaScript cannot read', () => {
  const SENT = 'Content-Type: text/plain\nX-Total: 3\nSet-Cookie: a=1\nETag: "1"';
  const unreadable = (exposed: string, include = false): string[] =>
    unreadableHeaderNames(headersOf(`${SENT}${exposed}`), include);

  it('are all but the seven safelisted ones', () => {
    expect(unreadable('')).toEqual(['x-total', 'set-cookie', 'etag']);
  });

  it('are fewer with Access-Control-Expose-Headers', () => {
    expect(unreadable('\nAccess-Control-Expose-Headers: X-TOTAL, , etag')).toEqual([
      'set-cookie',
      'access-control-expose-headers',
    ]);
  });

  it('are only cookies under the wildcard, which means nothing with credentials', () => {
    expect(unreadable('\nAccess-Control-Expose-Headers: *')).toEqual(['set-cookie']);
    expect(unreadable('\nAccess-Control-Expose-Headers: *', true)).toContain('x-total');
  });

  it('are all again when one item is malformed', () => {
    expect(unreadable('\nAccess-Control-Expose-Headers: x-total, a b')).toContain('x-total');
  });
});

const seconds = (value: string | null, engine: Engine = 'chromium', url = 'https://a.example/'): number =>
  preflightLifetime(url, headersOf(value === null ? '' : `Access-Control-Max-Age: ${value}`), engine);

describe('the time a preflight is remembered', () => {
  it('is five seconds without the header in every engine', () => {
    expect([seconds(null), seconds(null, 'firefox'), seconds(null, 'webkit')]).toEqual([5, 5, 5]);
  });

  it('has an engine’s own cap', () => {
    expect(seconds('86400')).toBe(7200);
    expect(seconds('100000', 'firefox')).toBe(86_400);
    expect(seconds('3600', 'webkit')).toBe(600);
  });

  it.each([
    ['0', 0],
    ['-1', 0],
    ['600', 600],
    ['10s', 5],
    ['', 5],
    ['1.5', 5],
  ])('is read from %j in Chromium as %i', (value, expected) => {
    expect(seconds(value)).toBe(expected);
  });

  it('is nothing in Firefox for anything but digits', () => {
    expect([seconds('-1', 'firefox'), seconds('10s', 'firefox'), seconds('60', 'firefox')]).toEqual([
      0, 0, 60,
    ]);
  });

  it('is nothing in Chromium for a very long URL', () => {
    expect(seconds('600', 'chromium', `https://a.example/${'x'.repeat(1_024)}`)).toBe(0);
  });
});
