import { describe, expect, test } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { emptyContext } from '../../src/diagnosis/log/log-context.ts';
import { exchangeOf, FIREFOX } from '../support/http-text.ts';

const inFirefox = (text: string): Diagnosed => diagnoseExchange(exchangeOf(text, FIREFOX), emptyContext);

/** A script or stylesheet from another origin that does not allow the page; `lines` are header lines of the response. */
const loaded = (destination: string, directive: string, ...lines: string[]): Diagnosed =>
  answered('200 OK', destination, directive, ...lines);

const answered = (status: string, destination: string, directive: string, ...lines: string[]): Diagnosed =>
  inFirefox(
    [
      'GET https://cdn.example/app',
      directive,
      'Origin: https://app.example',
      'Sec-Fetch-Mode: cors',
      `Sec-Fetch-Dest: ${destination}`,
      '',
      status,
      ...lines,
    ].join('\n'),
  );

describe('Firefox looks at the type before it looks at any CORS header', () => {
  test('a module script that is a page was not read, and CORS had no say', () => {
    const { diagnosis, consoleMessage } = loaded(
      'script',
      '@empty-body',
      'Content-Type: text/html',
      'Content-Length: 40',
    );
    expect(diagnosis).toMatchObject({ verdict: 'failed', failure: { kind: 'wrong-type' } });
    expect(consoleMessage).toContain('(Reason: CORS request did not succeed)');
  });

  test('a script of another type that was read is no module: CORS stopped it', () => {
    const { diagnosis } = loaded('script', '@start 0', 'Content-Type: text/html', 'Content-Length: 40');
    expect(diagnosis.blocking?.corsError).toBe('MissingAllowOriginHeader');
  });

  test.each([
    ['text/javascript', 'Content-Length: 40'],
    ['application/x-javascript; charset=utf-8', 'Content-Length: 40'],
    ['text/html', 'Content-Length: 0'],
  ])('a script of type %s with %s is judged by its CORS headers', (type, length) => {
    const { diagnosis } = loaded('script', '@empty-body', `Content-Type: ${type}`, length);
    expect(diagnosis.verdict).toBe('blocked');
  });

  test.each([
    ['script', 'Content-Type: text/plain'],
    ['script', 'X-Empty: 1'],
    ['style', 'Content-Type: text/plain'],
  ])('nosniff keeps out a %s with %s', (destination, line) => {
    const { diagnosis } = loaded(destination, '@empty-body', line, 'X-Content-Type-Options: nosniff');
    expect(diagnosis.failure?.kind).toBe('wrong-type');
  });

  test.each(['204 No Content', '308 Permanent Redirect'])('an answer %s has no body to be read', (status) => {
    const { diagnosis } = answered(status, 'script', '@empty-body', 'Content-Type: text/html');
    expect(diagnosis.blocking?.corsError).toBe('MissingAllowOriginHeader');
  });

  test('nosniff lets a stylesheet of its own type come to the CORS check', () => {
    const { diagnosis } = loaded(
      'style',
      '@empty-body',
      'Content-Type: text/css',
      'X-Content-Type-Options: nosniff',
    );
    expect(diagnosis.verdict).toBe('blocked');
  });
});

test('Firefox refuses a redirect to a blob: URL before it looks at its CORS headers', () => {
  const { diagnosis, consoleMessage } = inFirefox(`
    GET https://api.example/
    Origin: https://app.example
    Sec-Fetch-Mode: cors

    302 Found
    Access-Control-Allow-Origin: https://other.example
    Location: blob:null/x`);
  expect(diagnosis.failure?.kind).toBe('unsafe-redirect');
  expect(consoleMessage).toContain('(Reason: CORS request did not succeed)');
});
