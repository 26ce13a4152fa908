import { describe, expect, it } from 'vitest';
import type { PreflightReason, Warning } from '../../src/diagnosis/diagnosis.ts';
import { diagnosisOf } from './diagnosis-of.ts';

const preflighted = (method: string, names: string, lines: string): string => `
  ${method} https://api.example/items
  @start 0
  ${lines}
  Origin: https://app.example
  Sec-Fetch-Mode: cors

  200 OK
  Access-Control-Allow-Origin: https://app.example
  Vary: Origin
  ---
  OPTIONS https://api.example/items
  @start 1
  Origin: https://app.example
  Access-Control-Request-Method: ${method}
  ${names === '' ? '' : `Access-Control-Request-Headers: ${names}`}

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  Access-Control-Allow-Methods: ${method}
  Access-Control-Allow-Headers: *
  Access-Control-Max-Age: 600`;

const reasons = (method: string, names: string, lines: string): readonly PreflightReason[] =>
  diagnosisOf(preflighted(method, names, lines)).preflightReasons;

describe('why a preflight was needed', () => {
  it('is the method, and each header with its value', () => {
    expect(
      reasons('PUT', 'authorization,content-type', 'Authorization: x\nContent-Type: application/json'),
    ).toEqual([
      { kind: 'method', method: 'PUT' },
      { kind: 'header', name: 'authorization', value: 'x' },
      { kind: 'content-type', value: 'application/json' },
    ]);
  });

  it('is a value that is too long or has an unsafe byte', () => {
    expect(reasons('GET', 'accept', `Accept: ${'a'.repeat(129)}`)).toEqual([
      { kind: 'value-too-long', name: 'accept', length: 129 },
    ]);
    expect(reasons('GET', 'accept', 'Accept: text/html(x)')).toEqual([
      { kind: 'unsafe-value', name: 'accept', value: 'text/html(x)' },
    ]);
  });

  it('is the length of values together that pass each by itself', () => {
    expect(reasons('GET', 'accept,dpr', 'Accept: text/html\nDPR: 2')).toEqual([
      { kind: 'values-too-long-together', names: ['accept', 'dpr'], length: 10 },
    ]);
  });

  it('is an upload listener or a stream when nothing else is left', () => {
    expect(reasons('POST', '', 'Accept: */*')).toEqual([{ kind: 'upload-listener-or-stream' }]);
  });

  it('is the earlier preflight’s where the answer came from the preflight cache', () => {
    const text = `
      PATCH https://api.example/items
      @start 0
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: *`;
    expect(diagnosisOf(text).preflightReasons).toEqual([]);
  });
});

const warnings = (text: string): Record<string, readonly string[]> =>
  Object.fromEntries(diagnosisOf(text).warnings.map(({ id, evidence }: Warning) => [id, evidence]));

const answered = (headers: string, lines = '', url = 'https://api.example/'): string => `
    GET ${url}
    Origin: https://app.example
    Sec-Fetch-Mode: cors
    ${lines}

    ${headers}`;

describe('warnings', () => {
  it('are none where all is well', () => {
    expect(warnings(preflighted('PUT', '', ''))).toEqual({});
  });

  it('tell of a wildcard that covers Authorization', () => {
    expect(warnings(preflighted('GET', 'authorization', 'Authorization: x'))).toEqual({
      'wildcard-covers-authorization': ['authorization'],
    });
  });

  it('tell of a wildcard on an answer to Authorization', () => {
    expect(warnings(answered('200 OK\nAccess-Control-Allow-Origin: *', 'authorization: x'))).toEqual({
      'wildcard-with-authorization': ['Authorization'],
    });
  });

  it('tell of null that is allowed', () => {
    const text = answered('200 OK\nAccess-Control-Allow-Origin: null\nVary: origin');
    expect(warnings(text.replace('https://app.example', 'null'))).toEqual({ 'null-allowed': ['null'] });
  });

  it('tell of an insecure page that is let into a secure API', () => {
    const text = answered('200 OK\nAccess-Control-Allow-Origin: http://app.example\nVary: *');
    expect(warnings(text.replace('https://app.example', 'http://app.example'))).toEqual({
      'insecure-origin-allowed': ['http://app.example'],
    });
  });

  it('tell of a Vary that is missing, an unreadable header and a status', () => {
    expect(
      warnings(
        answered('404 Not Found\nAccess-Control-Allow-Origin: https://app.example\nX-Total: 3\nDate: x'),
      ),
    ).toEqual({
      'vary-origin-missing': ['https://app.example'],
      'response-headers-unreadable': ['x-total'],
      'status-not-ok': ['404'],
    });
  });

  it('tell of a preflight that is not remembered', () => {
    const once = preflighted('PUT', '', '');
    expect(warnings(once.replace('Max-Age: 600', 'Max-Age: 0'))).toEqual({ 'preflight-not-cached': ['0'] });
    expect(warnings(once.replace('Access-Control-Max-Age: 600', ''))).toEqual({ 'preflight-not-cached': [] });
  });

  it('tell of response headers that the page sends', () => {
    expect(
      warnings(`
        GET https://api.example/
        @error net::ERR_FAILED
        Origin: https://app.example
        Sec-Fetch-Mode: cors
        Access-Control-Allow-Origin: *

        200 OK`),
    ).toEqual({ 'page-sends-access-control-header': ['Access-Control-Allow-Origin'] });
  });
});
