import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactBody } from '../../src/share/redact-body.ts';
import { redactHeader, redactText } from '../../src/share/redact.ts';
import { isSecretHeader, isSecretParameter } from '../../src/share/secret-names.ts';
import { anyText } from '../fix/support.ts';

test.each([
  'Authorization',
  'Proxy-Authorization',
  'Cookie',
  'Set-Cookie',
  'X-Api-Key',
  'X-CSRF-Token',
  'x-amz-security-token',
])('the value of %s is a secret', (name) => {
  expect(redactHeader({ name, value: 's3cret' })).toEqual({ name, value: '<redacted>' });
});

test.each([
  'Origin',
  'Content-Type',
  'Access-Control-Request-Headers',
  'WWW-Authenticate',
  'X-Trace-Id',
  'Accept',
])('the value of %s is none', (name) => {
  expect(isSecretHeader(name)).toBe(false);
});

test.each([
  'token',
  'access_token',
  'accessToken',
  'api_key',
  'apiKey',
  'X-Amz-Signature',
  'client_secret',
  'code',
  'key',
])('the parameter %s is a secret', (name) => {
  expect(isSecretParameter(name)).toBe(true);
});

test.each(['page', 'q', 'id', 'monkey', 'author', 'tokenizer', 'keyboard'])(
  'the parameter %s is none',
  (name) => {
    expect(isSecretParameter(name)).toBe(false);
  },
);

test('an address keeps everything but its secrets', () => {
  expect(redactText('https://me:word@api.example/a?x=1&%74oken=t&y#access_token=u&z=2')).toBe(
    'https://<redacted>@api.example/a?x=1&%74oken=<redacted>&y#access_token=<redacted>&z=2',
  );
});

test('addresses inside a sentence are redacted, and those in headers', () => {
  expect(redactText("Access to fetch at 'https://a.example/?token=t' from origin 'https://b.example'")).toBe(
    "Access to fetch at 'https://a.example/?token=<redacted>' from origin 'https://b.example'",
  );
  expect(redactHeader({ name: 'Location', value: '/next?token=t' }).value).toBe('/next?token=<redacted>');
});

const body = (mimeType: string, text: string): string => redactBody({ mimeType, text, truncated: false });

test('the fields of a body keep their place, secrets lose their value', () => {
  expect(body('application/json', '{"user":"me","login":{"password":"word"}}')).toBe(
    '{"user":"me","login":{"password":"<redacted>"}}',
  );
  expect(body('application/json', '{ "user": "me" }')).toBe('{ "user": "me" }');
  expect(body('application/x-www-form-urlencoded', 'user=me&password=word')).toBe(
    'user=me&password=<redacted>',
  );
  expect(body('multipart/form-data', 'name="password"\r\n\r\nword')).toBe('<redacted>');
  expect(body('application/json', '{"password":"wo')).toBe('<redacted>');
});

test('any text can be redacted, and redacting twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const once = redactText(`${one}?${other}`);
      expect(redactText(once)).toBe(once);
      expect(typeof body('application/json', one)).toBe('string');
    }),
  );
});
