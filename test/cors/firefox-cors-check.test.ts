import { describe, expect, test } from 'vitest';
import { firstFailure } from '../../src/cors/check-result.ts';
import { corsCheck } from '../../src/cors/cors-check.ts';
import type { HeaderList } from '../../src/cors/header-list.ts';

/** A response's header lines as HTTP text. */
const lines = (text: string): HeaderList =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':');
      return { name: line.slice(0, colon).trim(), value: line.slice(colon + 1) };
    });

const failureOf = (text: string, { origin = 'https://app.example', include = false } = {}) => {
  const failure = firstFailure(corsCheck({ origin, include, engine: 'firefox' }, lines(text)));
  return failure && [failure.corsError, failure.failedParameter];
};

describe('Firefox counts lines of Access-Control-Allow-Origin', () => {
  test('two lines are refused, even when they say the same', () => {
    expect(
      failureOf(`
        Access-Control-Allow-Origin: https://app.example
        Access-Control-Allow-Origin: https://app.example`),
    ).toEqual(['MultipleAllowOriginValues', 'https://app.example, https://app.example']);
  });

  test('two lines are refused, even when one is empty and the other right', () => {
    expect(
      failureOf('Access-Control-Allow-Origin: null\nAccess-Control-Allow-Origin:', { origin: 'null' }),
    ).toEqual(['MultipleAllowOriginValues', 'null']);
  });

  test('lines spelled differently are not counted, and do not match', () => {
    expect(
      failureOf(`
        access-control-allow-origin: https://app.example
        Access-Control-Allow-Origin: https://app.example`),
    ).toEqual(['AllowOriginMismatch', 'https://app.example, https://app.example']);
  });

  test('one line with two origins is a mismatch', () => {
    expect(failureOf('Access-Control-Allow-Origin: https://app.example, *')).toEqual([
      'AllowOriginMismatch',
      'https://app.example, *',
    ]);
  });
});

test('an empty Access-Control-Allow-Origin is no missing one', () => {
  expect(failureOf('Access-Control-Allow-Origin:')).toEqual(['AllowOriginMismatch', '']);
});

test('an empty second line of Access-Control-Allow-Credentials means nothing to Firefox', () => {
  const headers = `
    Access-Control-Allow-Origin: https://app.example
    Access-Control-Allow-Credentials: true
    Access-Control-Allow-Credentials:`;
  expect(failureOf(headers, { include: true })).toBeNull();
});

test('Firefox quotes the value of the server decoded as UTF-8', () => {
  expect(failureOf('Access-Control-Allow-Origin: http://\u00e2\u0098\u0083.example')).toEqual([
    'AllowOriginMismatch',
    'http://☃.example',
  ]);
});
