import { describe, expect, it } from 'vitest';
import { firstFailure } from '../../src/cors/check-result.ts';
import type { Engine } from '../../src/cors/engine.ts';
import { preflightCheck } from '../../src/cors/preflight-check.ts';
import { headersOf } from './headers-of.ts';

interface Case {
  readonly status?: number;
  readonly headers: string;
  readonly method?: string;
  readonly unsafe?: readonly string[];
  readonly include?: boolean;
  readonly redirected?: boolean;
}

const NAMED = 'Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true';

const check = (given: Case, engine: Engine = 'chromium'): ReturnType<typeof preflightCheck> =>
  preflightCheck(
    {
      origin: 'https://app.example',
      include: given.include ?? false,
      engine,
      method: given.method ?? 'PUT',
      unsafeHeaders: given.unsafe ?? [],
    },
    {
      status: given.status ?? 204,
      headers: headersOf(given.headers),
      redirected: given.redirected ?? false,
    },
  );

function reported(given: Case, engine: Engine = 'chromium'): string {
  const failure = firstFailure(check(given, engine));
  return failure === null ? 'passed' : `${failure.corsError} ${failure.failedParameter}`.trim();
}

describe('the order of the checks', () => {
  const EVERYTHING_WRONG: Case = {
    status: 404,
    headers: 'Access-Control-Allow-Methods: G ET\nAccess-Control-Allow-Headers: x a',
    unsafe: ['x-b'],
  };
  const HEADERS_RIGHT: Case = { ...EVERYTHING_WRONG, headers: `${NAMED}\n${EVERYTHING_WRONG.headers}` };
  const STATUS_RIGHT: Case = { ...HEADERS_RIGHT, status: 204 };

  it('is redirect, CORS check, status, lists, method, headers in Chromium', () => {
    expect(reported({ ...EVERYTHING_WRONG, redirected: true })).toBe('PreflightDisallowedRedirect');
    expect(reported(EVERYTHING_WRONG)).toBe('PreflightMissingAllowOriginHeader');
    expect(reported(HEADERS_RIGHT)).toBe('PreflightInvalidStatus');
    expect(reported(STATUS_RIGHT)).toBe('InvalidAllowMethodsPreflightResponse');
    expect(reported({ headers: `${NAMED}\nAccess-Control-Allow-Headers: x a` })).toBe(
      'InvalidAllowHeadersPreflightResponse',
    );
    expect(reported({ headers: NAMED, unsafe: ['x-b'] })).toBe('MethodDisallowedByPreflightResponse PUT');
  });

  it('has the CORS check before the redirect, and the method before the second list, in Firefox', () => {
    expect(reported({ ...EVERYTHING_WRONG, redirected: true }, 'firefox')).toBe(
      'PreflightMissingAllowOriginHeader',
    );
    expect(reported({ ...HEADERS_RIGHT, redirected: true }, 'firefox')).toBe('PreflightDisallowedRedirect');
    expect(reported(STATUS_RIGHT, 'firefox')).toBe('InvalidAllowMethodsPreflightResponse G ET');
    expect(reported({ headers: `${NAMED}\nAccess-Control-Allow-Headers: x a` }, 'firefox')).toBe(
      'MethodDisallowedByPreflightResponse PUT',
    );
  });

  it('begins with the status in WebKit, redirects included', () => {
    expect(reported({ ...EVERYTHING_WRONG, redirected: true }, 'webkit')).toBe('PreflightInvalidStatus');
    expect(reported({ ...EVERYTHING_WRONG, status: 200 }, 'webkit')).toBe(
      'PreflightMissingAllowOriginHeader',
    );
  });

  it('does not stop at the first failure', () => {
    expect(check(EVERYTHING_WRONG).flatMap(({ corsError }) => corsError ?? [])).toEqual([
      'PreflightMissingAllowOriginHeader',
      'PreflightInvalidStatus',
      'InvalidAllowMethodsPreflightResponse',
      'InvalidAllowHeadersPreflightResponse',
      'MethodDisallowedByPreflightResponse',
      'HeaderDisallowedByPreflightResponse',
    ]);
  });
});

const allowingMethods = (methods: string): string => `${NAMED}\nAccess-Control-Allow-Methods: ${methods}`;

describe('the method', () => {
  it.each([
    ['PUT', 'PUT', false, 'passed'],
    ['PUT', 'GET,, PUT ,', false, 'passed'],
    ['PUT', 'put', false, 'MethodDisallowedByPreflightResponse PUT'],
    ['patch', 'PATCH', false, 'MethodDisallowedByPreflightResponse patch'],
    ['PUT', '*', false, 'passed'],
    ['PUT', '*', true, 'MethodDisallowedByPreflightResponse PUT'],
    ['*', '*', true, 'passed'],
    ['POST', 'get', false, 'passed'],
    ['POST', '', true, 'passed'],
    ['POST', 'GET POST', false, 'InvalidAllowMethodsPreflightResponse'],
    ['PUT', '"PUT"', false, 'InvalidAllowMethodsPreflightResponse'],
  ])('%s against %j, with credentials: %s, is %s', (method, methods, include, expected) => {
    expect(reported({ headers: allowingMethods(methods), method, include })).toBe(expected);
  });
});

const allowingNames = (names: string): string =>
  `${NAMED}\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: ${names}`;

describe('the headers', () => {
  it.each([
    [['x-a'], 'X-A', false, 'passed'],
    [['x-a', 'x-b'], 'x-b', false, 'HeaderDisallowedByPreflightResponse x-a'],
    [['x-b', 'x-a'], '', false, 'HeaderDisallowedByPreflightResponse x-b'],
    [['x-a'], '*', false, 'passed'],
    [['x-a'], '*', true, 'HeaderDisallowedByPreflightResponse x-a'],
    // The standard says otherwise; no engine does.
    [['authorization'], '*', false, 'passed'],
    [['x-a'], 'x-a; q=1', false, 'InvalidAllowHeadersPreflightResponse'],
  ])('%j against %j, with credentials: %s, is %s', (unsafe, names, include, expected) => {
    expect(reported({ headers: allowingNames(names), unsafe, include })).toBe(expected);
  });

  it('are all named', () => {
    const results = check({ headers: NAMED, method: 'GET', unsafe: ['x-b', 'x-a'] });
    const refused = results.filter(({ corsError }) => corsError !== null);
    expect(refused.map(({ subject }) => subject)).toEqual(['x-b', 'x-a']);
  });
});

describe('the status', () => {
  it.each([200, 204, 299])('%i is ok', (status) => {
    expect(reported({ headers: NAMED, status, method: 'GET' })).toBe('passed');
  });

  it.each([199, 300, 304, 401, 500])('%i is not', (status) => {
    expect(reported({ headers: NAMED, status, method: 'GET' })).toBe('PreflightInvalidStatus');
  });
});
