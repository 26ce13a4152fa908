import { describe, expect, it } from 'vitest';
import { firstFailure } from '../../src/cors/check-result.ts';
import { corsCheck } from '../../src/cors/cors-check.ts';
import type { Engine } from '../../src/cors/engine.ts';
import { headersOf } from './headers-of.ts';

const ORIGIN = 'https://app.example';

function reported(headers: string, include: boolean, engine: Engine = 'chromium', origin = ORIGIN): string {
  const failure = firstFailure(corsCheck({ origin, include, engine }, headersOf(headers)));
  return failure === null ? 'passed' : `${failure.corsError} ${failure.failedParameter}`.trim();
}

describe('the CORS check without credentials', () => {
  it.each([
    ['Access-Control-Allow-Origin: https://app.example', 'passed'],
    ['access-control-allow-origin: https://app.example', 'passed'],
    ['Access-Control-Allow-Origin: *', 'passed'],
    ['', 'MissingAllowOriginHeader'],
    ['Access-Control-Allow-Origin: https://app.example/', 'AllowOriginMismatch https://app.example/'],
    ['Access-Control-Allow-Origin: https://*.example', 'AllowOriginMismatch https://*.example'],
    ['Access-Control-Allow-Origin: HTTPS://APP.EXAMPLE', 'AllowOriginMismatch HTTPS://APP.EXAMPLE'],
    ['Access-Control-Allow-Origin: null', 'AllowOriginMismatch null'],
    ['Access-Control-Allow-Origin:', 'InvalidAllowOriginValue'],
    ['Access-Control-Allow-Origin: app.example', 'InvalidAllowOriginValue app.example'],
    ['Access-Control-Allow-Origin: **', 'InvalidAllowOriginValue **'],
    // A port that follows a bare host makes the host a scheme.
    ['Access-Control-Allow-Origin: app.example:8080', 'AllowOriginMismatch app.example:8080'],
    ['Access-Control-Allow-Origin: *, *', 'MultipleAllowOriginValues *, *'],
    ['Access-Control-Allow-Origin: a,b', 'MultipleAllowOriginValues a,b'],
    ['Access-Control-Allow-Origin: https://app.example /', 'MultipleAllowOriginValues https://app.example /'],
    [
      'Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Origin: https://app.example',
      'MultipleAllowOriginValues https://app.example, https://app.example',
    ],
    ['Access-Control-Allow-Origin:\nAccess-Control-Allow-Origin: x', 'MultipleAllowOriginValues , x'],
  ])('Chromium reports %j as %s', (headers, expected) => {
    expect(reported(headers, false)).toBe(expected);
  });

  it('lets null through for a request whose origin is opaque', () => {
    expect(reported('Access-Control-Allow-Origin: null', false, 'chromium', 'null')).toBe('passed');
  });
});

describe('the CORS check with credentials', () => {
  const NAMED = 'Access-Control-Allow-Origin: https://app.example';

  it.each([
    [`${NAMED}\nAccess-Control-Allow-Credentials: true`, 'passed'],
    [`${NAMED}\nAccess-Control-Allow-Credentials:  true `, 'passed'],
    [NAMED, 'InvalidAllowCredentials'],
    [`${NAMED}\nAccess-Control-Allow-Credentials: TRUE`, 'InvalidAllowCredentials TRUE'],
    [`${NAMED}\nAccess-Control-Allow-Credentials: "true"`, 'InvalidAllowCredentials "true"'],
    [
      `${NAMED}\nAccess-Control-Allow-Credentials: true\nAccess-Control-Allow-Credentials: true`,
      'InvalidAllowCredentials true, true',
    ],
    ['Access-Control-Allow-Origin: *\nAccess-Control-Allow-Credentials: true', 'WildcardOriginNotAllowed'],
  ])('Chromium reports %j as %s', (headers, expected) => {
    expect(reported(headers, true)).toBe(expected);
  });

  it('finds both problems at once', () => {
    const results = corsCheck({ origin: ORIGIN, include: true, engine: 'chromium' }, headersOf(''));
    expect(results.map(({ corsError }) => corsError)).toEqual([
      'MissingAllowOriginHeader',
      'InvalidAllowCredentials',
    ]);
  });
});

const shown = (bytes: string): string => reported(`Access-Control-Allow-Origin: ${bytes}`, false);

describe('header values that are more than ASCII', () => {
  it('is given decoded from UTF-8', () => {
    expect(shown('https://Ã©.example')).toBe('AllowOriginMismatch https://é.example');
  });

  it('stands for bytes as windows-1252 has them', () => {
    expect(shown('http://â˜ƒ.example')).toBe('AllowOriginMismatch http://☃.example');
  });

  it('is left out where it is no UTF-8', () => {
    expect(shown('cafÃ')).toBe('InvalidAllowOriginValue');
  });
});

describe('hosts that Chromium takes for valid and the URL Standard does not', () => {
  it.each(['http://a%20b', 'http://xn--a'])('%s is a mismatch', (value) => {
    expect(reported(`Access-Control-Allow-Origin: ${value}`, false)).toBe(`AllowOriginMismatch ${value}`);
  });
});

describe('what WebKit tells apart', () => {
  it.each([
    ['', 'MissingAllowOriginHeader'],
    ['Access-Control-Allow-Origin: app.example', 'AllowOriginMismatch app.example'],
    ['Access-Control-Allow-Origin: a b', 'AllowOriginMismatch a b'],
    ['Access-Control-Allow-Origin: a, b', 'MultipleAllowOriginValues a, b'],
    ['Access-Control-Allow-Origin: *', 'WildcardOriginNotAllowed'],
  ])('%j is %s', (headers, expected) => {
    expect(reported(headers, true, 'webkit')).toBe(expected);
  });
});
