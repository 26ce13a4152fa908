import { describe, expect, it } from 'vitest';
import { isSafelistedMethod } from '../../src/cors/method.ts';
import { isSafelistedRequestHeader, unsafeRequestHeaderNames } from '../../src/cors/safelist.ts';
import { headersOf } from './headers-of.ts';

const isSafe = (line: string): boolean => {
  const [header] = headersOf(line);
  return header !== undefined && isSafelistedRequestHeader(header.name, header.value, 'chromium');
};

describe('a safelisted header', () => {
  it.each([
    'accept:text/html, */*;q=0.8',
    'accept-language:en-US,en;q=0.5',
    'content-language:de',
    'content-type:text/plain',
    'content-type:TEXT/PLAIN; charset=utf-8',
    'content-type:text/plain;',
    'content-type:text/plain;garbage',
    'content-type:multipart/form-data; boundary=x',
    'content-type:application/x-www-form-urlencoded',
    'range:bytes=0-10',
    'range:bytes=200-',
    'dpr:2',
    'save-data:on',
    'ect:4g',
  ])('%s', (line) => {
    expect(isSafe(line)).toBe(true);
  });
});

describe('an unsafe header', () => {
  it.each([
    'accept:text/html(x)',
    'accept:"text"',
    'accept-language:en_US',
    'content-type:application/json',
    'content-type:text /plain',
    'content-type:text/plain,',
    'content-type:,text/plain',
    'content-type:text/plain,text/plain',
    'content-type:text/plain\u000b',
    'content-type:text/plain;garbage\u0001',
    'content-type:multipart/form-data;"',
    'content-type:application/x-www-form-urlencoded;\u007f',
    'range:bytes=-5',
    'range:bytes=0-10,20-30',
    'range:bytes= 0-10',
    'range:bytes=10-5',
    `range:bytes=0-${'9'.repeat(61)}`,
    'authorization:Bearer x',
    'x-anything:1',
    'cache-control:no-cache',
    'save-data:off',
    'ect:5g',
    'width:1.5',
  ])('%s', (line) => {
    expect(isSafe(line)).toBe(false);
  });

  it('is a value of more than 128 bytes', () => {
    expect(isSafe(`accept:${'a'.repeat(128)}`)).toBe(true);
    expect(isSafe(`accept:${'a'.repeat(129)}`)).toBe(false);
  });
});

describe('the unsafe names of a request', () => {
  const LONG = ['accept', 'accept-language', 'content-language', 'content-type', 'dpr', 'rtt', 'width']
    .map((name) => `${name}: ${name === 'content-type' ? 'text/plain;' : ''}${'1'.repeat(110)}`)
    .join('\n');

  it('are those of headers that a page can set', () => {
    const headers = headersOf('Cookie: a=1\nSec-Fetch-Mode: cors\nX-B: 1\nHost: api.example\nx-a: 2');
    expect(unsafeRequestHeaderNames(headers, 'chromium')).toEqual(['x-b', 'x-a']);
    expect(unsafeRequestHeaderNames(headers, 'firefox')).toEqual(['x-a', 'x-b']);
  });

  it('are all safelisted ones too when their values have more than 1,024 bytes together', () => {
    const atTheLimit = headersOf(
      `${LONG}\nviewport-width: ${'1'.repeat(1024 - 7 * 110 - 11 - 128)}\nsave-data: on`,
    );
    expect(unsafeRequestHeaderNames(atTheLimit, 'chromium')).toEqual([]);
    const above = headersOf(
      `${LONG}\nx-first: 1\nviewport-width: ${'1'.repeat(128)}\ndownlink: ${'1'.repeat(128)}`,
    );
    expect(unsafeRequestHeaderNames(above, 'chromium').slice(0, 3)).toEqual([
      'x-first',
      'accept',
      'accept-language',
    ]);
    expect(unsafeRequestHeaderNames(above, 'webkit')).toContain('x-first');
    expect(unsafeRequestHeaderNames(above, 'webkit')).not.toContain('accept');
  });
});

describe('a safelisted method', () => {
  it.each(['GET', 'HEAD', 'POST'])('%s', (method) => {
    expect(isSafelistedMethod(method)).toBe(true);
  });

  it.each(['get', 'PUT', 'OPTIONS', '*', ''])('is not %j', (method) => {
    expect(isSafelistedMethod(method)).toBe(false);
  });
});
