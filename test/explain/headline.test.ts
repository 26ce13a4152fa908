import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/diagnosis/diagnosis.ts';
import { logEvidenceOf } from '../../src/diagnosis/log/log-evidence.ts';
import { headline, summary } from '../../src/explain/headline.ts';
import { plainText } from '../../src/explain/rich-text.ts';
import { shortCause } from '../../src/explain/row/short-cause.ts';
import { exchangeOf } from '../support/http-text.ts';
import { blocked, diagnosed, getAnswered, preflightAnswered } from './fixtures.ts';

const disallowed = (subject: string): Check => ({
  hop: 0,
  step: 'header',
  subject,
  corsError: 'HeaderDisallowedByPreflightResponse',
});

describe('the headline of a blocked request', () => {
  it('says the status of the preflight first, and that the request was never sent', () => {
    const one = blocked(preflightAnswered('404 Not Found'), {
      corsError: 'PreflightMissingAllowOriginHeader',
    });
    expect(headline(one)).toEqual([
      { kind: 'code', text: 'http://localhost:8000' },
      { kind: 'plain', text: ' answered the preflight with ' },
      { kind: 'strong', text: '404' },
      { kind: 'plain', text: ', so your ' },
      { kind: 'code', text: 'PUT' },
      { kind: 'plain', text: ' was never sent.' },
    ]);
  });

  it('names a wrong header beside the status', () => {
    const one = blocked(preflightAnswered('405 Method Not Allowed\n  Access-Control-Allow-Origin: *'), {
      corsError: 'PreflightWildcardOriginNotAllowed',
    });
    expect(summary(one)).toBe(
      'http://localhost:8000 answered the preflight with 405 and with the wildcard Access-Control-Allow-Origin: *, ' +
        'which does not cover a request with credentials, so your PUT was never sent.',
    );
  });

  it('says that an error page of the server lacks the header', () => {
    const one = blocked(getAnswered('500 Internal Server Error'), { corsError: 'MissingAllowOriginHeader' });
    expect(summary(one)).toBe(
      'http://localhost:8000 answered your GET with 500: look at that first, ' +
        'for the browser keeps an error without Access-Control-Allow-Origin from your page.',
    );
  });

  it('shows both origins of a mismatch', () => {
    const one = blocked(getAnswered('200 OK'), {
      corsError: 'AllowOriginMismatch',
      failedParameter: 'http://localhost:3000/',
    });
    expect(summary(one)).toBe(
      'http://localhost:8000 answered your GET with Access-Control-Allow-Origin: http://localhost:3000/, ' +
        'which is not the origin of your page, http://localhost:3000, so the browser keeps the response from your page.',
    );
  });

  it('says what redirects did to the origin', () => {
    const one = blocked(
      `
      GET https://api.example/old
      @type xhr
      Origin: https://app.example

      302 Found
      Access-Control-Allow-Origin: https://app.example
      Location: https://other.example/new
      ---
      GET https://other.example/new
      @type xhr
      @error net::ERR_FAILED
      Origin: null

      200 OK
      Access-Control-Allow-Origin: https://app.example
      `,
      { corsError: 'AllowOriginMismatch', failedParameter: 'https://app.example', hop: 1 },
    );
    expect(summary(one)).toBe(
      'https://other.example answered your GET with Access-Control-Allow-Origin: https://app.example, ' +
        'while after the redirects the browser asks with Origin: null, so the browser keeps the response from your page.',
    );
  });

  it('says where a redirect without permission leads', () => {
    const one = blocked(
      `
      GET https://api.example/old
      @error net::ERR_FAILED
      Origin: https://app.example

      302 Found
      Location: https://login.example/?next=1
      `,
      { corsError: 'MissingAllowOriginHeader' },
    );
    expect(summary(one)).toBe(
      'https://api.example redirected your GET without Access-Control-Allow-Origin, ' +
        'so the browser did not follow the redirect to https://login.example/?next=1.',
    );
  });

  it('says where a redirected preflight leads', () => {
    const one = blocked(
      preflightAnswered('301 Moved Permanently\n  Location: https://localhost:8000/api/tasks/42'),
      {
        corsError: 'PreflightDisallowedRedirect',
      },
    );
    expect(summary(one)).toBe(
      'http://localhost:8000 redirected the preflight to https://localhost:8000/api/tasks/42 (301), ' +
        'which browsers do not follow, so your PUT was never sent.',
    );
  });

  it('names the scheme that a redirect leads to', () => {
    const one = blocked(
      `
      GET http://localhost:8000/file
      Origin: http://localhost:3000

      302 Found
      Location: ftp://files.example/file
      ---
      GET ftp://files.example/file
      @start 1
      @error net::ERR_FAILED`,
      { corsError: 'CorsDisabledScheme', hop: null, phase: 'redirect' },
    );
    expect(summary(one)).toBe(
      'http://localhost:8000 redirected your GET to ftp://files.example/file, ' +
        'and ftp: addresses cannot be asked across origins.',
    );
    expect(shortCause(one)).toBe('Redirect: ftp: is not http or https');
  });

  it('names every header that the preflight does not allow, not only the first', () => {
    const one = blocked(
      preflightAnswered('204 No Content\n  Access-Control-Allow-Origin: *'),
      { corsError: 'HeaderDisallowedByPreflightResponse', failedParameter: 'content-type' },
      { checks: [disallowed('content-type'), disallowed('x-trace-id')] },
    );
    expect(summary(one)).toBe(
      'http://localhost:8000 does not allow the request headers content-type and x-trace-id, so your PUT was never sent.',
    );
  });

  it('names an empty value as empty', () => {
    const one = blocked(getAnswered('200 OK'), { corsError: 'InvalidAllowOriginValue' });
    expect(summary(one)).toContain('with an empty Access-Control-Allow-Origin');
  });
});

describe('the headline where the status is the story', () => {
  const bare = (status: string): string => `
    PUT http://localhost:8000/api/tasks/42
    @start 5
    @error net::ERR_FAILED
    Origin: http://localhost:3000

    ${status}`;
  const allowedPreflight = `
    OPTIONS http://localhost:8000/api/tasks/42
    Origin: http://localhost:3000
    Access-Control-Request-Method: PUT

    204 No Content
    Access-Control-Allow-Origin: http://localhost:3000
    Access-Control-Allow-Methods: PUT
    ---`;
  const missing = { corsError: 'MissingAllowOriginHeader' } as const;

  it.each([
    '500 Internal Server Error',
    '502 Bad Gateway',
    '404 Not Found',
    '401 Unauthorized',
    '413 Content Too Large',
    '429 Too Many Requests',
  ])('says that CORS is fine where the preflight was allowed: %s', (status) => {
    const one = blocked(`${allowedPreflight}${bare(status)}`, { ...missing, hop: 1 });
    expect(summary(one)).toBe(
      `Your CORS is fine; http://localhost:8000 answered your PUT with ${status.slice(0, 3)}, ` +
        'and the browser keeps an error without CORS headers from your page.',
    );
    expect(shortCause(one)).toBe(`Answered ${status.slice(0, 3)}; CORS is fine`);
  });

  it('says so where another answer of the server lets the page in', () => {
    const one = blocked(bare('500 Internal Server Error'), missing);
    const other = exchangeOf(`
      GET http://localhost:8000/api/me
      Origin: http://localhost:3000

      200 OK
      Access-Control-Allow-Origin: http://localhost:3000`);
    expect(summary(one)).toContain('answered your PUT with 500: look at that first');
    expect(summary(one, logEvidenceOf([{ ...other, id: 7 }]))).toContain('Your CORS is fine');
  });

  it('does not say so of nginx, which may have left the headers out of the error', () => {
    const nginx = bare('500 Internal Server Error\n    Server: nginx/1.25.3');
    const one = blocked(`${allowedPreflight}${nginx}`, { ...missing, hop: 1 });
    expect(summary(one)).not.toContain('fine');
  });

  it('does not say so of a success', () => {
    const one = blocked(`${allowedPreflight}${bare('200 OK')}`, { ...missing, hop: 1 });
    expect(summary(one)).not.toContain('fine');
  });
});

describe('the headline of a request that is not blocked', () => {
  const exchange = exchangeOf(getAnswered('200 OK'));

  it('says "Not CORS" when the server is down', () => {
    const failure = { kind: 'refused', error: 'net::ERR_CONNECTION_REFUSED', hop: 0 } as const;
    expect(summary(diagnosed(exchange, { verdict: 'failed', failure }))).toBe(
      'Not CORS: nothing answers at http://localhost:8000.',
    );
  });

  it('names who may read what of an allowed request, and counts its warnings', () => {
    const warnings = [{ id: 'vary-origin-missing', evidence: [] }] as const;
    expect(summary(diagnosed(exchange, { warnings }))).toBe(
      'http://localhost:8000 lets http://localhost:3000 read the answer to your GET, with 1 warning.',
    );
    expect(summary(diagnosed(exchange, { warnings: [...warnings, ...warnings] }))).toMatch(
      /with 2 warnings\.$/,
    );
  });

  it('says that an allowed answer is an error', () => {
    const failed = exchangeOf(getAnswered('503 Service Unavailable'));
    expect(summary(diagnosed(failed, {}))).toBe(
      'Your CORS is fine; http://localhost:8000 answered your GET with 503.',
    );
  });

  it('has a sentence for opaque, same-origin and unknown', () => {
    for (const verdict of ['opaque', 'same-origin', 'unknown'] as const) {
      const text = headline(diagnosed(exchange, { verdict }));
      expect(plainText(text)).toContain('http://localhost:8000');
    }
  });
});
