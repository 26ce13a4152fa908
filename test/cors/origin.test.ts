import { assert, constantFrom, oneof, property, string, tuple, webAuthority } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressSpaceOf, isTrustworthy } from '../../src/cors/address-space.ts';
import { originOf } from '../../src/cors/origin.ts';

describe('the origin of a URL', () => {
  const authority = oneof(
    webAuthority({ withIPv4: true, withIPv6: true, withPort: true, withUserInfo: true }),
    string(),
    constantFrom('', '/', '\n', '\\', 'a:80', 'a:443', 'A.example', 'a\\b', 'a?b', 'a#b', '1', 'u@b', 'a\nb'),
  );
  const url = tuple(
    constantFrom('http://', 'https://', 'HTTP://', 'http:', 'ftp://', 'data:'),
    authority,
    string(),
  );

  it('is what the URL parser says, remembered or not', () => {
    assert(
      property(url, ([scheme, host, rest]) => {
        for (const text of [`${scheme}${host}/${rest}`, `${scheme}${host}`, rest]) {
          const expected = URL.canParse(text) ? new URL(text).origin : null;
          expect(originOf(text)).toBe(expected);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the address space of a URL', () => {
  it.each([
    ['http://localhost:8000/', 'loopback'],
    ['http://app.localhost/', 'loopback'],
    ['http://127.1.2.3/', 'loopback'],
    ['http://[::1]/', 'loopback'],
    ['http://192.168.1.50/', 'local'],
    ['http://10.0.0.1/', 'local'],
    ['http://172.31.0.1/', 'local'],
    ['http://172.32.0.1/', 'public'],
    ['http://[fd00::1]/', 'local'],
    ['http://[2606:4700::1]/', 'public'],
    ['http://printer.local/', 'local'],
    ['http://0.0.0.0:3000/', 'loopback'],
    ['http://[::]/', 'loopback'],
    ['http://[::ffff:127.0.0.1]/', 'loopback'],
    ['http://[::ffff:192.168.1.1]/', 'local'],
    ['http://[::ffff:8.8.8.8]/', 'public'],
    ['http://198.18.0.1/', 'public'],
    ['http://198.51.100.7/', 'public'],
    ['http://203.0.113.5/', 'public'],
    ['http://192.0.2.9/', 'public'],
    ['http://240.0.0.1/', 'public'],
    ['http://100.64.1.1/', 'local'],
    ['http://169.254.7.7/', 'local'],
    ['http://[2001:db8::1]/', 'local'],
    ['http://[3fff::1]/', 'local'],
    ['http://[3fff:fff::1]/', 'local'],
    ['http://[3fff:1000::1]/', 'public'],
    ['http://[fec0::1]/', 'local'],
    ['http://[64:ff9b::c0a8:101]/', 'public'],
    ['http://[2002:c0a8:101::1]/', 'public'],
    ['http://[100::1]/', 'public'],
    ['https://8.8.8.8/', 'public'],
    ['https://api.example/', null],
    ['no URL', null],
  ])('%s is %s', (text, expected) => {
    expect(addressSpaceOf(text)).toBe(expected);
  });
});

describe('a trustworthy URL', () => {
  it.each([
    'https://a.example/',
    'http://localhost/',
    'http://x.localhost:1/',
    'http://127.0.0.1:80/x',
    'http://[::1]:5/',
  ])('%s', (text) => {
    expect(isTrustworthy(text)).toBe(true);
  });

  it.each(['http://a.example/', 'http://notlocalhost/', 'http://localhost.example/', 'ftp://localhost/', ''])(
    'is not %j',
    (text) => {
      expect(isTrustworthy(text)).toBe(false);
    },
  );
});
