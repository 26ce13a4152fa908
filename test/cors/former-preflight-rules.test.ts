import { describe, expect, it } from 'vitest';
import { firstFailure } from '../../src/cors/check-result.ts';
import { preflightCheck } from '../../src/cors/preflight-check.ts';
import type { Browser, Engine } from '../../src/cors/engine.ts';
import { ofItsTime } from '../../src/exchange/reading/former-rules.ts';
import { answerOf, diagnosisOf } from '../diagnosis/diagnosis-of.ts';
import { headersOf } from './headers-of.ts';

/** The error of a preflight for `method` with the header `x-a`, as a browser of that version says it. */
function errorOf(lists: string, engine: Engine, version: number | null, method = 'PUT'): string | null {
  const request = {
    origin: 'https://app.example',
    include: false,
    engine,
    former: ofItsTime({ engine, version }).former,
    method,
    unsafeHeaders: ['x-a'],
  };
  const headers = headersOf(`Access-Control-Allow-Origin: *\n${lists}`);
  return (
    firstFailure(preflightCheck(request, { status: 204, headers, redirected: false }))?.corsError ?? null
  );
}

describe('the wildcard of a list', () => {
  it.each([
    ['chromium', 63],
    ['firefox', 69],
    ['webkit', 13],
  ] as const)('stands for everything in %s since %d', (engine, since) => {
    const methods = 'Access-Control-Allow-Methods: *\nAccess-Control-Allow-Headers: x-a';
    const names = 'Access-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: *';
    expect(errorOf(methods, engine, since - 1)).toBe('MethodDisallowedByPreflightResponse');
    expect(errorOf(names, engine, since - 1)).toBe('HeaderDisallowedByPreflightResponse');
    for (const version of [since, null]) {
      expect([errorOf(methods, engine, version), errorOf(names, engine, version)]).toEqual([null, null]);
    }
  });
});

describe('a malformed list', () => {
  const LISTS = 'Access-Control-Allow-Methods: PUT, [x]\nAccess-Control-Allow-Headers: x-a, "b"';

  it('is read as far as it goes by Chrome up to 84', () => {
    expect(errorOf(LISTS, 'chromium', 84)).toBeNull();
    expect(errorOf(LISTS, 'chromium', 84, 'DELETE')).toBe('MethodDisallowedByPreflightResponse');
    expect(errorOf(LISTS, 'chromium', 85)).toBe('InvalidAllowMethodsPreflightResponse');
  });

  it('is refused by the others, as far as anybody knows', () => {
    expect(errorOf(LISTS, 'firefox', 60)).toBe('InvalidAllowMethodsPreflightResponse');
    expect(errorOf(LISTS, 'webkit', 12)).toBe('InvalidAllowMethodsPreflightResponse');
  });
});

describe('a method in small letters', () => {
  const listed = (methods: string, version: number): string | null =>
    errorOf(
      `Access-Control-Allow-Methods: ${methods}\nAccess-Control-Allow-Headers: x-a`,
      'chromium',
      version,
      'patch',
    );

  it('was looked for in capital letters by Chrome from 67 to 108', () => {
    expect([66, 67, 108, 109].map((version) => listed('PATCH', version) === null)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([66, 67, 108, 109].map((version) => listed('patch', version) === null)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('is needed there as that browser looks for it', () => {
    const text = `
      patch https://api.example/items
      @error net::ERR_FAILED
      Origin: https://app.example
      ---
      OPTIONS https://api.example/items
      Origin: https://app.example
      Access-Control-Request-Method: patch

      204 No Content
      Access-Control-Allow-Origin: https://app.example
      Access-Control-Allow-Methods: patch`;
    const neededIn = (browser: Browser): unknown => {
      const diagnosis = diagnosisOf(text, ofItsTime(browser));
      return [answerOf(diagnosis), diagnosis.needed[0]?.set];
    };
    expect(neededIn({ engine: 'chromium', version: 100 })).toEqual([
      'preflight: MethodDisallowedByPreflightResponse patch',
      { 'Access-Control-Allow-Methods': 'patch, PATCH' },
    ]);
  });
});
