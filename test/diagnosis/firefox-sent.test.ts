import { describe, expect, test } from 'vitest';
import { diagnoseExchange } from '../../src/console/diagnosed.ts';
import type { Diagnosed } from '../../src/diagnosis/diagnosis.ts';
import { emptyContext } from '../../src/diagnosis/log/log-context.ts';
import { exchangeOf, FIREFOX } from '../support/http-text.ts';

const inFirefox = (text: string): Diagnosed => diagnoseExchange(exchangeOf(text, FIREFOX), emptyContext);

describe('a request that Firefox sent and that got no answer', () => {
  test('had a preflight that passed, whatever credentials it would have needed', () => {
    const { diagnosis } = inFirefox(`
      PUT http://localhost:4000/items
      @start 0
      Origin: http://localhost:8000
      Sec-Fetch-Mode: cors
      ---
      OPTIONS http://localhost:4000/items
      @start 4
      Origin: http://localhost:8000
      Access-Control-Request-Method: PUT

      204 No Content
      Access-Control-Allow-Origin: http://localhost:8000
      Access-Control-Allow-Methods: PUT`);
    expect(diagnosis.verdict).toBe('failed');
  });

  test('is told apart from one that Firefox kept back', () => {
    const { diagnosis } = inFirefox(`
      PUT http://localhost:4000/items
      @start 0
      @unsent
      Origin: http://localhost:8000
      Sec-Fetch-Mode: cors
      ---
      OPTIONS http://localhost:4000/items
      @start 4
      Origin: http://localhost:8000
      Access-Control-Request-Method: PUT

      204 No Content
      Access-Control-Allow-Origin: http://localhost:8000
      Access-Control-Allow-Methods: PUT`);
    expect(diagnosis.blocking?.corsError).toBe('PreflightInvalidAllowCredentials');
  });
});

test('a request to a forbidden port leaves no line in the console', () => {
  const { diagnosis, consoleMessage } = inFirefox(`
    GET http://localhost:6000/
    @unsent
    Origin: http://localhost:8000`);
  expect(diagnosis.verdict).toBe('failed');
  expect(consoleMessage).toBeNull();
});

test('an image that Firefox had in memory passed when it came', () => {
  const { diagnosis } = inFirefox(`
    GET http://localhost:4000/logo.png
    @unsent
    Referer: http://localhost:8000/

    200 OK`);
  expect(diagnosis.verdict).toBe('allowed');
});

const preflighted = (line: string): string => `
    OPTIONS http://127.0.0.1:4000/items
    Origin: http://localhost:8000
    Sec-Fetch-Site: cross-site
    Access-Control-Request-Method: PUT
    ${line}

    204 No Content
    Access-Control-Allow-Origin: *
    Access-Control-Allow-Methods: PUT`;

describe('Sec-Fetch-Storage-Access in Firefox', () => {
  test('on a preflight proves that the request includes credentials', () => {
    const { diagnosis } = inFirefox(preflighted('Sec-Fetch-Storage-Access: none'));
    expect(diagnosis).toMatchObject({ verdict: 'blocked', assuming: 'credentials', alternatives: [] });
  });

  test('missing across sites makes it likely that a request has none', () => {
    const text = `
      GET http://127.0.0.1:4000/items
      Origin: http://localhost:8000
      Sec-Fetch-Site: cross-site
      Sec-Fetch-Mode: cors

      200 OK
      Access-Control-Allow-Origin: *`;
    const context = { ...emptyContext, credentialsOfOthers: () => 'credentials' as const };
    const { diagnosis } = diagnoseExchange(exchangeOf(text, FIREFOX), context);
    expect(diagnosis).toMatchObject({ verdict: 'allowed', assuming: 'no-credentials' });
  });
});
