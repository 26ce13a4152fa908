import { describe, expect, it } from 'vitest';
import type { NeededHop } from '../../src/diagnosis/diagnosis.ts';
import { neededSummary } from '../../src/explain/needed.ts';
import { blocked, diagnosed, getAnswered, preflightAnswered } from './fixtures.ts';
import { exchangeOf } from '../support/http-text.ts';

const preflight: NeededHop = {
  kind: 'preflight',
  method: 'OPTIONS',
  url: 'http://localhost:8000/api/tasks/42',
  hop: 0,
  status: 204,
  set: {
    'Access-Control-Allow-Origin': 'http://localhost:3000',
    'Access-Control-Allow-Methods': 'PUT',
    'Access-Control-Allow-Headers': 'content-type',
  },
  remove: [],
};

const response: NeededHop = {
  kind: 'response',
  method: 'PUT',
  url: 'http://localhost:8000/api/tasks/42',
  hop: null,
  status: null,
  set: { 'Access-Control-Allow-Origin': 'http://localhost:3000' },
  remove: [],
};

const summaryOf = (...needed: readonly NeededHop[]): string | null =>
  neededSummary(
    blocked(
      preflightAnswered('404 Not Found'),
      { corsError: 'PreflightMissingAllowOriginHeader' },
      { needed },
    ),
  );

describe('the fix in one line', () => {
  it('says what every hop must answer, those that were never sent too', () => {
    expect(summaryOf(preflight, response)).toBe(
      'Answer OPTIONS /api/tasks/42 with 204, Access-Control-Allow-Origin: http://localhost:3000, ' +
        'Access-Control-Allow-Methods: PUT and Access-Control-Allow-Headers: content-type; ' +
        'answer PUT /api/tasks/42 with Access-Control-Allow-Origin: http://localhost:3000.',
    );
  });

  it('says which extra lines must go', () => {
    const twice = { ...response, remove: ['Access-Control-Allow-Origin'] };
    expect(summaryOf({ ...twice, set: {} })).toBe(
      'Send one line of Access-Control-Allow-Origin with PUT /api/tasks/42.',
    );
    expect(summaryOf(twice)).toBe(
      'Answer PUT /api/tasks/42 with Access-Control-Allow-Origin: http://localhost:3000, ' +
        'and send one line of Access-Control-Allow-Origin.',
    );
  });

  it('never tells a server to let everybody in because the page has no origin', () => {
    const everybody = { ...response, set: { 'Access-Control-Allow-Origin': '*' } };
    expect(summaryOf(everybody)).toContain('must not be allowed');
  });

  it('gives the next step of a failure, and nothing for a request that passed', () => {
    const exchange = exchangeOf(getAnswered('200 OK'));
    const failure = { kind: 'refused', error: 'net::ERR_CONNECTION_REFUSED', hop: 0 } as const;
    expect(neededSummary(diagnosed(exchange, { verdict: 'failed', failure }))).toBe(
      'Start the server, or correct the host and port in the address.',
    );
    expect(neededSummary(diagnosed(exchange, {}))).toBeNull();
  });
});
