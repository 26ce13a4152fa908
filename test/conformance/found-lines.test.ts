import { describe, expect, test } from 'vitest';
import { decode } from '../../src/console/read/decode.ts';

const blocked = (reason: string): string =>
  `Access to fetch at 'http://localhost:8000/items' from origin 'http://localhost:4200' has been blocked by CORS policy: ${reason}`;

const parameterOf = (reason: string): string | null | undefined =>
  decode(blocked(reason))[0]?.failedParameter;

describe('lines of live Chromium that were misread', () => {
  test('a method may be called *', () => {
    const line = 'Method * is not allowed by Access-Control-Allow-Methods in preflight response.';
    expect(parameterOf(line)).toBe('*');
  });

  test('a value may have quotation marks of its own', () => {
    const line =
      "The 'Access-Control-Allow-Origin' header contains the invalid value ''http://localhost:4200''. Have the server send the header with a valid value.";
    expect(parameterOf(line)).toBe("'http://localhost:4200'");
  });

  test('an empty value has none', () => {
    const line = "The 'Access-Control-Allow-Origin' header contains the invalid value ''.";
    expect(parameterOf(line)).toBe('');
  });
});
