import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/explain/rich-text.ts';
import { refusalText } from '../../../src/fix/policy/refusal-text.ts';
import type { RefusalCode } from '../../../src/fix/policy/refusal.ts';
import { isRefusal, validatePolicy } from '../../../src/fix/policy/validate-policy.ts';
import { anyText, policy } from '../support.ts';

const GOOD = {
  origins: ['https://app.example.com'],
  methods: ['PUT'],
  allowHeaders: ['X-Trace-Id', 'x-trace-id'],
  exposeHeaders: ['X-Total'],
  credentials: true,
  maxAge: 60,
};

test('a policy of the right shape is taken over, header names in lower case', () => {
  expect(validatePolicy(GOOD)).toEqual({ ...GOOD, allowHeaders: ['x-trace-id'] });
});

test('what is left out grants nothing', () => {
  expect(validatePolicy({ origins: ['http://localhost:5173'] })).toEqual({
    origins: ['http://localhost:5173'],
    methods: [],
    allowHeaders: [],
    exposeHeaders: [],
    credentials: false,
    maxAge: 600,
  });
});

test.each([
  'http://[::1]:3000',
  'https://xn--tda.example',
  'capacitor://localhost',
  'chrome-extension://abcdefgh',
])('%s is an origin', (origin) => {
  expect(isRefusal(validatePolicy({ origins: [origin] }))).toBe(false);
});

test.each<[RefusalCode, unknown]>([
  ['not-a-policy', null],
  ['not-a-policy', []],
  ['not-a-policy', 'https://app.example.com'],
  ['unknown-field', { ...GOOD, origin: 'https://app.example.com' }],
  ['wrong-type', { ...GOOD, origins: 'https://app.example.com' }],
  ['wrong-type', { ...GOOD, methods: [1] }],
  ['wrong-type', { ...GOOD, credentials: 'true' }],
  ['wrong-type', { ...GOOD, maxAge: '600' }],
  ['too-many', { ...GOOD, methods: Array.from({ length: 101 }, (_, index) => `M${index}`) }],
  ['control-character', { ...GOOD, origins: ['https://app.example.com\r\nX-Evil: 1'] }],
  ['control-character', { ...GOOD, allowHeaders: ['x-a\n'] }],
  ['no-origin', { ...GOOD, origins: [] }],
  ['no-origin', {}],
  ['not-an-origin', { ...GOOD, origins: ['app.example.com'] }],
  ['not-an-origin', { ...GOOD, origins: [''] }],
  ['not-an-origin', { ...GOOD, origins: ['file://'] }],
  ['origin-with-path', { ...GOOD, origins: ['https://app.example.com/'] }],
  ['origin-with-path', { ...GOOD, origins: ['https://app.example.com/app?a#b'] }],
  ['origin-with-credentials', { ...GOOD, origins: ['https://user:word@app.example.com'] }],
  ['origin-not-serialized', { ...GOOD, origins: ['https://APP.example.com'] }],
  ['origin-not-serialized', { ...GOOD, origins: ['https://app.example.com:443'] }],
  ['null-origin', { ...GOOD, origins: ['null'] }],
  ['origin-pattern', { ...GOOD, origins: ['https://*.example.com'] }],
  ['origin-pattern', { ...GOOD, origins: ['http://localhost:*'] }],
  ['wildcard-origin', { ...GOOD, origins: ['*'], credentials: false }],
  ['wildcard-with-credentials', { ...GOOD, origins: ['*'] }],
  ['wildcard-method', { ...GOOD, methods: ['*'] }],
  ['wildcard-header', { ...GOOD, allowHeaders: ['*'] }],
  ['wildcard-header', { ...GOOD, exposeHeaders: ['*'] }],
  ['method-not-token', { ...GOOD, methods: ['PUT, DELETE'] }],
  ['method-forbidden', { ...GOOD, methods: ['trace'] }],
  ['method-not-normalized', { ...GOOD, methods: ['put'] }],
  ['header-not-token', { ...GOOD, allowHeaders: ['x a'] }],
  ['header-not-token', { ...GOOD, allowHeaders: [''] }],
  ['max-age-out-of-range', { ...GOOD, maxAge: -1 }],
  ['max-age-out-of-range', { ...GOOD, maxAge: Number.NaN }],
  ['max-age-out-of-range', { ...GOOD, maxAge: 1e9 }],
])('%s: %j', (code, policyToCheck) => {
  const result = validatePolicy(policyToCheck);
  expect(isRefusal(result) && result.code).toBe(code);
});

test('a method that browsers leave as it is may have small letters', () => {
  expect(isRefusal(validatePolicy({ ...GOOD, methods: ['patch', 'PATCH', 'x-own'] }))).toBe(false);
});

test('an origin with a path is refused with the origin to use', () => {
  const result = validatePolicy({ ...GOOD, origins: ['https://app.example.com/app'] });
  expect(isRefusal(result) && plainText(refusalText(result))).toBe(
    'https://app.example.com/app has a path or a slash at the end, which an origin never has, so it would match no request. Use https://app.example.com.',
  );
});

test('what was validated once stays valid', () => {
  fc.assert(
    fc.property(policy, (granted) => {
      expect(validatePolicy(granted)).toEqual(granted);
    }),
  );
});

test('anything at all is either a policy or a refusal in one line', () => {
  const parts = fc.record({ origins: fc.array(anyText), methods: fc.array(anyText) }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), parts), (value) => {
      const result = validatePolicy(value);
      const said = isRefusal(result) ? plainText(refusalText(result)) : 'granted';
      expect(said).toMatch(/^[^\r\n\0]+$/);
    }),
  );
});
