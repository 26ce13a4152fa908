import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../src/diagnosis/diagnosis.ts';
import { emptyContext } from '../../../src/diagnosis/log/log-context.ts';
import { exchangeOf, FIREFOX } from '../../support/http-text.ts';
import { answerOf, diagnosedLog, diagnosisOf } from '../diagnosis-of.ts';

const AMBIGUOUS = `
  OPTIONS https://api.example/items
  @start 1
  Origin: https://app.example
  Access-Control-Request-Method: PUT

  404 Not Found
  Access-Control-Allow-Origin: *
  ---
  PUT https://api.example/items
  @start 0
  @error net::ERR_FAILED`;

const sent = (lines: string, response: string): string => `
  GET https://api.example/list
  Origin: https://app.example
  Sec-Fetch-Mode: cors
  ${lines}

  ${response}`;

const summary = ({ assuming, assumptionMatters, alternatives, ...rest }: Diagnosis): unknown => ({
  answer: answerOf({ assuming, assumptionMatters, alternatives, ...rest }),
  assuming,
  open: assumptionMatters,
  alternatives: alternatives.map(({ corsError }) => corsError),
});

describe('a credentials mode that explains the failure alone', () => {
  it('is include, when only the missing Allow-Credentials can have failed', () => {
    const diagnosis = diagnosisOf(
      sent('@error net::ERR_FAILED', '200 OK\nAccess-Control-Allow-Origin: https://app.example'),
    );
    expect(summary(diagnosis)).toEqual({
      answer: 'response: InvalidAllowCredentials',
      assuming: 'credentials',
      open: false,
      alternatives: [],
    });
  });

  it('is not include, when the request passed under the wildcard', () => {
    const diagnosis = diagnosisOf(sent('', '200 OK\nAccess-Control-Allow-Origin: *'));
    expect(diagnosis.assuming).toBe('no-credentials');
    expect(diagnosis.assumptionMatters).toBe(false);
  });
});

describe('two modes that fail differently', () => {
  it('give the one without credentials, and the other as the alternative', () => {
    expect(summary(diagnosisOf(AMBIGUOUS))).toEqual({
      answer: 'preflight: PreflightInvalidStatus',
      assuming: 'no-credentials',
      open: true,
      alternatives: ['PreflightWildcardOriginNotAllowed'],
    });
  });

  it('give the one that this page’s other requests to the server had', () => {
    const readable =
      '200 OK\nAccess-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true';
    const log = [
      sent('Cookie: session=1', readable),
      sent('@start 2000\nCookie: session=1', readable),
      AMBIGUOUS.replaceAll('@start ', '@start 500'),
    ].join('\n---\n');
    const diagnosis = diagnosedLog(log).at(-1)?.diagnosis;
    expect(diagnosis).toMatchObject({ assuming: 'credentials', assumptionMatters: true });
    expect(diagnosis?.blocking?.corsError).toBe('PreflightWildcardOriginNotAllowed');
    expect(diagnosis?.alternatives).toMatchObject([
      { assuming: 'no-credentials', corsError: 'PreflightInvalidStatus' },
    ]);
  });

  it('give the one that the same request is proven to have had, whatever others had', () => {
    const log = [
      sent('Cookie: session=1', '200 OK\nAccess-Control-Allow-Origin: *'),
      AMBIGUOUS.replaceAll('@start ', '@start 500'),
      `PUT https://api.example/items
      @start 9000
      @error net::ERR_FAILED
      Origin: https://app.example
      Cookie: session=1

      200 OK`,
    ].join('\n---\n');
    expect(diagnosedLog(log)[1]?.diagnosis.assuming).toBe('credentials');
  });

  it('give the one without where this page’s other requests differ', () => {
    const allowed = (extra: string): string =>
      `200 OK\nAccess-Control-Allow-Origin: https://app.example${extra}`;
    const log = [
      sent('Cookie: session=1', allowed('\nAccess-Control-Allow-Credentials: true')),
      sent('@start 2000\nCookie: session=1', allowed('\nAccess-Control-Allow-Credentials: true')),
      sent('@start 4000', allowed('')),
      AMBIGUOUS.replaceAll('@start ', '@start 500'),
    ].join('\n---\n');
    expect(diagnosedLog(log).at(-1)?.diagnosis.assuming).toBe('no-credentials');
  });

  it('give the one without where one line of the page makes requests of both modes, by whichever method', () => {
    const from = '@from https://app.example/http.js:7:3';
    const allowed = '200 OK\nAccess-Control-Allow-Origin: https://app.example';
    const put = (start: number): string =>
      sent(`@start ${start}\n@error net::ERR_FAILED\n${from}\nCookie: session=1`, allowed).replace(
        'GET',
        'PUT',
      );
    const log = [
      put(1000),
      put(2000),
      sent(`@start 4000\n${from}`, allowed),
      AMBIGUOUS.replaceAll('@start ', '@start 500').replace('@error', `${from}\n@error`),
    ].join('\n---\n');
    expect(diagnosedLog(log).at(-1)?.diagnosis.assuming).toBe('no-credentials');
  });

  it('give the one that alone explains why another request to the server was blocked', () => {
    const refused = '200 OK\nAccess-Control-Allow-Origin: https://app.example';
    const log = [
      sent('@error net::ERR_FAILED', refused),
      sent('@start 2000\n@error net::ERR_FAILED', refused),
      AMBIGUOUS.replaceAll('@start ', '@start 500'),
    ].join('\n---\n');
    expect(diagnosedLog(log).at(-1)?.diagnosis.assuming).toBe('credentials');
  });

  it('give the one without where only preflights betrayed other requests: those betray credentials alone', () => {
    const wildcard = (path: string, start: number): string =>
      AMBIGUOUS.replaceAll('items', path)
        .replace('404 Not Found', '204 No Content\n  Access-Control-Allow-Methods: PUT')
        .replace('@start 1\n', `@start ${start + 1}\n`)
        .replace('@start 0', `@start ${start}`);
    const log = [wildcard('one', 1000), wildcard('two', 2000), AMBIGUOUS].join('\n---\n');
    const modes = diagnosedLog(log).map(({ exchange, diagnosis }) => [exchange.url, diagnosis.assuming]);
    expect(Object.fromEntries(modes)).toEqual({
      'https://api.example/one': 'credentials',
      'https://api.example/two': 'credentials',
      'https://api.example/items': 'no-credentials',
    });
  });

  it('give the one that somebody says it was', () => {
    const diagnosis = diagnose(exchangeOf(AMBIGUOUS), emptyContext, { assuming: 'credentials' });
    expect(answerOf(diagnosis)).toBe('preflight: PreflightWildcardOriginNotAllowed');
    expect(diagnosis.alternatives.map(({ corsError }) => corsError)).toEqual(['PreflightInvalidStatus']);
  });

  it('give the one of a beacon, which always includes credentials', () => {
    const diagnosis = diagnosisOf(AMBIGUOUS.replace('@error', '@type ping\n@error'));
    expect(summary(diagnosis)).toMatchObject({ assuming: 'credentials', open: false, alternatives: [] });
  });
});

describe('the mode that somebody names', () => {
  it('is not believed against the browser', () => {
    const text = sent('@error net::ERR_FAILED', '200 OK\nAccess-Control-Allow-Origin: https://app.example');
    const diagnosis = diagnose(exchangeOf(text), emptyContext, { assuming: 'no-credentials' });
    expect(answerOf(diagnosis)).toBe('response: InvalidAllowCredentials');
  });
});

describe('Sec-Fetch-Storage-Access', () => {
  const REDIRECT = '302 Found\nAccess-Control-Allow-Origin: https://app.example\nLocation: /elsewhere';

  it('proves credentials by being there', () => {
    const diagnosis = diagnosisOf(sent('@error net::ERR_FAILED\nSec-Fetch-Storage-Access: none', REDIRECT));
    expect(answerOf(diagnosis)).toBe('redirect: InvalidAllowCredentials');
  });

  it('proves their absence by not being there, so that a redirect was refused for another reason', () => {
    const diagnosis = diagnosisOf(sent('@error net::ERR_FAILED\nSec-Fetch-Site: cross-site', REDIRECT));
    expect(answerOf(diagnosis)).toBe('failed: redirect-mode');
  });
});

describe('Sec-Fetch-Storage-Access behind a redirect', () => {
  it('proves nothing by not being there: the redirect may have led back to the site of the page', () => {
    const diagnosis = diagnosisOf(`
      GET http://api.example/old
      Origin: http://localhost:4200

      302 Found
      Access-Control-Allow-Origin: http://localhost:4200
      Access-Control-Allow-Credentials: true
      Location: http://localhost:8000/new
      ---
      GET http://localhost:8000/new
      @error net::ERR_FAILED
      Origin: null
      Sec-Fetch-Mode: cors
      Sec-Fetch-Site: cross-site

      200 OK
      Access-Control-Allow-Origin: *`);
    expect(answerOf(diagnosis)).toBe('response: WildcardOriginNotAllowed');
    expect(summary(diagnosis)).toMatchObject({ assuming: 'credentials', open: false });
  });
});

describe('a redirect that was followed', () => {
  it('did not block, whatever its headers would mean with credentials', () => {
    const diagnosis = diagnosisOf(`
      GET https://api.example/old
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      302 Found
      Access-Control-Allow-Origin: *
      Location: https://api.example/new
      ---
      GET https://api.example/new
      @error net::ERR_FAILED
      Origin: https://app.example
      Sec-Fetch-Mode: cors

      200 OK`);
    expect(summary(diagnosis)).toMatchObject({
      answer: 'response: MissingAllowOriginHeader',
      assuming: 'no-credentials',
      open: false,
    });
  });
});

describe('an outcome that Firefox does not tell', () => {
  const OPEN = sent('', '200 OK\nAccess-Control-Allow-Origin: *');

  it('is allowed, and blocked in the alternative', () => {
    expect(summary(diagnosisOf(OPEN, FIREFOX))).toEqual({
      answer: 'allowed',
      assuming: 'no-credentials',
      open: true,
      alternatives: ['WildcardOriginNotAllowed'],
    });
  });

  it('is blocked when a cookie proves credentials', () => {
    const diagnosis = diagnosisOf(OPEN.replace('Sec-Fetch-Mode', 'Cookie: a=1\nSec-Fetch-Mode'), FIREFOX);
    expect(summary(diagnosis)).toMatchObject({ answer: 'response: WildcardOriginNotAllowed', open: false });
  });
});
