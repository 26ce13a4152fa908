import { describe, expect, it } from 'vitest';
import type { Blocking } from '../../src/diagnosis/diagnosis.ts';
import { shortCause } from '../../src/explain/row/short-cause.ts';
import { exchangeOf } from '../support/http-text.ts';
import { blocked, diagnosed, getAnswered, preflightAnswered } from './fixtures.ts';

type Stopped = Pick<Blocking, 'corsError'> & Partial<Blocking>;

describe('the few words of a list row', () => {
  it.each<[string, string, Stopped]>([
    ['Preflight 404', preflightAnswered('404 Not Found'), { corsError: 'PreflightMissingAllowOriginHeader' }],
    ['Preflight 405', preflightAnswered('405 Method Not Allowed'), { corsError: 'PreflightInvalidStatus' }],
    [
      'Preflight: No Access-Control-Allow-Origin',
      preflightAnswered('204 No Content'),
      { corsError: 'PreflightMissingAllowOriginHeader' },
    ],
    [
      'Header x-trace-id not allowed',
      preflightAnswered('204 No Content'),
      { corsError: 'HeaderDisallowedByPreflightResponse', failedParameter: 'x-trace-id' },
    ],
    [
      'Method PUT not allowed',
      preflightAnswered('204 No Content'),
      { corsError: 'MethodDisallowedByPreflightResponse', failedParameter: 'PUT' },
    ],
    ['Wildcard with credentials', getAnswered('200 OK'), { corsError: 'WildcardOriginNotAllowed' }],
    [
      '500: no Allow-Origin',
      getAnswered('500 Internal Server Error'),
      { corsError: 'MissingAllowOriginHeader' },
    ],
    [
      'Allows https://app.example only',
      getAnswered('200 OK'),
      { corsError: 'AllowOriginMismatch', failedParameter: 'https://app.example' },
    ],
  ])('%s', (words, text, blocking) => {
    expect(shortCause(blocked(text, blocking))).toBe(words);
  });

  it('say that a failure is not CORS', () => {
    const failure = { kind: 'refused', error: 'net::ERR_CONNECTION_REFUSED', hop: 0 } as const;
    const one = diagnosed(exchangeOf(getAnswered('200 OK')), { verdict: 'failed', failure });
    expect(shortCause(one)).toBe('Server down — not CORS');
  });

  it('name the first warning of a request that passed and count the others', () => {
    const exchange = exchangeOf(getAnswered('200 OK'));
    const vary = { id: 'vary-origin-missing', evidence: [] } as const;
    expect(shortCause(diagnosed(exchange, {}))).toBe('Allowed');
    expect(shortCause(diagnosed(exchange, { warnings: [vary] }))).toBe('No Vary: Origin');
    expect(shortCause(diagnosed(exchange, { warnings: [vary, vary, vary] }))).toBe(
      'No Vary: Origin + 2 more',
    );
  });

  it('stay few when the server sends a long value', () => {
    const value = 'x'.repeat(5_000);
    const one = blocked(getAnswered('200 OK'), {
      corsError: 'InvalidAllowOriginValue',
      failedParameter: value,
    });
    expect(shortCause(one).length).toBeLessThan(80);
  });
});
