import { describe, expect, it } from 'vitest';
import type { Browser } from '../../../src/cors/engine.ts';
import { answerOf, diagnosedOf } from '../diagnosis-of.ts';

const CHROME_132: Browser = { engine: 'chromium', version: 132 };

/** A request of a public page to a private address, with the preflight that Chrome 98 to 141 made for it. */
const privately = (allow: string, request: string): string => `
  GET http://192.168.1.50/api
  @start 0
  @time 20
  ${request}
  ---
  OPTIONS http://192.168.1.50/api
  @start 2
  @time 8
  Origin: https://app.example
  Access-Control-Request-Method: GET
  Access-Control-Request-Private-Network: true

  204 No Content
  Access-Control-Allow-Origin: https://app.example
  ${allow}`;

const NOT_SENT = '@error net::ERR_FAILED\n  Referer: https://app.example/';

/** With credentials too, so that no mode explains the failure. */
const ALLOWED = 'Access-Control-Allow-Private-Network: true\n  Access-Control-Allow-Credentials: true';

const answer = (text: string): string => answerOf(diagnosedOf(text, CHROME_132).diagnosis);
const line = (text: string): string | null => diagnosedOf(text, CHROME_132).consoleMessage;

describe('a preflight of Private Network Access', () => {
  it('needs the header of its own, and exactly true in it', () => {
    expect(answer(privately('Vary: Origin', NOT_SENT))).toBe(
      'preflight: PreflightMissingAllowPrivateNetwork',
    );
    expect(answer(privately('Access-Control-Allow-Private-Network: 1', NOT_SENT))).toBe(
      'preflight: PreflightInvalidAllowPrivateNetwork 1',
    );
  });

  it('prints the lines of that time', () => {
    const start =
      "Access to fetch at 'http://192.168.1.50/api' from origin 'https://app.example' has been blocked by CORS policy: ";
    const prefix = "Response to preflight request doesn't pass access control check: ";
    expect(line(privately('Vary: Origin', NOT_SENT))).toBe(
      `${start}${prefix}No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`private\` address space.`,
    );
    expect(line(privately('Access-Control-Allow-Private-Network: 1', NOT_SENT))).toBe(
      `${start}${prefix}The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the \`private\` address space had a value of '1',  not 'true'.`,
    );
    expect(line(privately(ALLOWED, NOT_SENT))).toBe(
      `${start}Permission was denied for this request to access the \`private\` address space.`,
    );
  });

  it('is also refused under the error that Chrome had for it', () => {
    const request = NOT_SENT.replace('FAILED', 'BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS');
    expect(answer(privately('Vary: Origin', request))).toBe('preflight: PreflightMissingAllowPrivateNetwork');
  });

  it('comes after the CORS check and the status', () => {
    const missing = privately('Vary: Origin', NOT_SENT);
    expect(answer(missing.replace('204 No Content', '404 Not Found'))).toBe(
      'preflight: PreflightInvalidStatus',
    );
    expect(answer(missing.replace('Access-Control-Allow-Origin: https://app.example', 'Age: 0'))).toBe(
      'preflight: PreflightMissingAllowOriginHeader',
    );
  });

  it('passed, and the user did not give the permission that a secure page needs over http', () => {
    const passed = privately(ALLOWED, NOT_SENT);
    expect(answer(passed)).toBe('request: PrivateNetworkAccessPermissionDenied');
  });

  it('says what it needs', () => {
    const { diagnosis } = diagnosedOf(privately('Vary: Origin', NOT_SENT), CHROME_132);
    expect(diagnosis.needed[0]).toMatchObject({
      kind: 'preflight',
      set: { 'Access-Control-Allow-Private-Network': 'true' },
    });
  });
});

describe('a preflight of Private Network Access that was only a warning', () => {
  const sent = (error: string, allowOrigin: string): string => `${error}
  Origin: https://app.example
  Sec-Fetch-Mode: cors

  200 OK
  Access-Control-Allow-Origin: ${allowOrigin}`;

  it('stops nothing', () => {
    expect(answer(privately('Vary: Origin', sent('', '*')))).toBe('allowed');
  });

  it('leaves the verdict to the response', () => {
    const blocked = sent('@error net::ERR_FAILED', 'https://other.example');
    expect(answer(privately('Vary: Origin', blocked))).toBe(
      'response: AllowOriginMismatch https://other.example',
    );
    expect(answer(privately('Vary: Origin', blocked).replace('204 No Content', '404 Not Found'))).toBe(
      'response: AllowOriginMismatch https://other.example',
    );
  });
});

describe('an insecure page', () => {
  const reach = (browser: Browser, error: string): string =>
    answerOf(
      diagnosedOf(`GET http://192.168.1.50/\n@type xhr\n@error ${error}\nOrigin: http://app.example`, browser)
        .diagnosis,
    );

  it('is kept from private addresses under the name of its time', () => {
    expect(reach({ engine: 'chromium', version: 145 }, 'net::ERR_FAILED')).toBe(
      'request: InsecurePrivateNetwork',
    );
    expect(reach({ engine: 'chromium', version: 146 }, 'net::ERR_FAILED')).toBe(
      'request: InsecureLocalNetwork',
    );
  });

  it('is told by the error of that time', () => {
    const version = { engine: 'chromium', version: 130 } as const;
    expect(reach(version, 'net::ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS')).toBe(
      'request: InsecurePrivateNetwork',
    );
  });
});
