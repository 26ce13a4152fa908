import { describe, expect, it } from 'vitest';
import { answerOf, diagnosedLog, diagnosisOf } from '../diagnosis-of.ts';

const reaching = (page: string, error: string): string =>
  answerOf(
    diagnosisOf(`
      GET http://192.168.1.50/status
      @type xhr
      @error ${error}
      Origin: ${page}`),
  );

describe('a public page that reaches for the local network', () => {
  it('lacks the permission, or a secure context to ask for it', () => {
    expect(reaching('https://app.example', 'net::ERR_FAILED')).toBe(
      'request: LocalNetworkAccessPermissionDenied',
    );
    expect(reaching('http://app.example', 'net::ERR_FAILED')).toBe('request: InsecureLocalNetwork');
  });

  it('needed a secure context before it needed a permission', () => {
    const in120 = (page: string): string | undefined =>
      diagnosisOf(
        `GET http://192.168.1.50/status
        @error net::ERR_FAILED
        Origin: ${page}`,
        { engine: 'chromium', version: 120 },
      ).blocking?.corsError;
    expect(in120('http://app.example')).toBe('InsecurePrivateNetwork');
    expect(in120('https://app.example')).toBeUndefined();
  });

  it('is told by its preflight, or by another request’s', () => {
    const answers = diagnosedLog(`
      PUT http://localhost:8000/put
      @start 0
      @error net::ERR_FAILED
      Referer: http://localhost:4200/
      ---
      OPTIONS http://localhost:8000/put
      @start 1
      @error net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS
      Origin: http://localhost:4200
      Access-Control-Request-Method: PUT
      ---
      GET http://localhost:8000/get
      @error net::ERR_FAILED
      Referer: http://localhost:4200/`);
    const denied = 'request: LocalNetworkAccessPermissionDenied';
    expect(answers.map(({ diagnosis }) => answerOf(diagnosis))).toEqual([denied, denied]);
  });

  it('is told by the policy with which its document came', () => {
    const answers = diagnosedLog(`
      GET http://localhost:4200/
      @type document
      Sec-Fetch-Mode: navigate

      200 OK
      Content-Security-Policy: default-src 'self'; treat-as-public-address
      ---
      GET http://localhost:8000/get
      @error net::ERR_FAILED
      Referer: http://localhost:4200/`);
    expect(answers.map(({ diagnosis }) => diagnosis.blocking?.corsError)).toEqual([
      undefined,
      'LocalNetworkAccessPermissionDenied',
    ]);
  });

  it('is not suspected where the same request was answered before: what a cache keeps back looks alike', () => {
    const answers = diagnosedLog(`
      GET http://192.168.1.50/status
      Origin: http://app.example
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: http://other.example
      ---
      GET http://192.168.1.50/status
      @type xhr
      @error net::ERR_FAILED
      Origin: http://app.example`);
    expect(answers.map(({ diagnosis }) => diagnosis.blocking?.corsError)).toContain('AllowOriginMismatch');
    expect(answers.map(({ diagnosis }) => diagnosis.unfixable)).toEqual([null, null]);
  });

  it('is not suspected when it is local itself', () => {
    expect(reaching('http://192.168.1.2', 'net::ERR_FAILED')).toBe('unknown');
  });
});
