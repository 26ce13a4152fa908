import { describe, expect, test } from 'vitest';
import type { NeededHop } from '../../../src/diagnosis/diagnosis.ts';
import { diagnosedLog, diagnosisOf } from '../diagnosis-of.ts';

/** What a hop needs, in lines. */
const linesOf = ({ kind, hop, status, set, remove }: NeededHop): string[] => [
  `${hop === null ? 'unsent ' : ''}${kind}`,
  ...(status === null ? [] : [`status ${status}`]),
  ...Object.entries(set).map(([name, value]) => `${name}: ${value}`),
  ...remove.map((name) => `remove ${name}`),
];

const needed = (text: string): string[][] => diagnosisOf(text).needed.map(linesOf);

const ORIGIN = 'Access-Control-Allow-Origin: http://localhost:4200';
const CREDENTIALS = 'Access-Control-Allow-Credentials: true';

const redirect = (request: string, status: string, location: string): string => `
  ${request}
  @error net::ERR_FAILED

  ${status}
  Location: ${location}`;

describe('what a blocked request needs, where asking again in live Chromium said otherwise', () => {
  test('no header helps a redirect whose Location also holds a user name', () => {
    const text = redirect(
      `GET http://localhost:8000/old
      Origin: http://localhost:4200`,
      '302 Found',
      'http://user:secret@localhost:8000/new',
    );
    const { blocking, unfixable, needed: changes } = diagnosisOf(text);
    expect(blocking?.corsError).toBe('MissingAllowOriginHeader');
    expect([unfixable, changes]).toEqual(['redirect-contains-credentials', []]);
  });

  test.each(['ftp://localhost/x', 'data:text/plain,hello', 'mailto:x@example.com'])(
    'no header helps a redirect that also leads to %s',
    (location) => {
      const text = redirect(
        `GET http://localhost:8000/old
        Origin: http://localhost:4200`,
        '307 Temporary Redirect',
        location,
      );
      expect(diagnosisOf(text).unfixable).toBe('scheme-not-http');
    },
  );

  test('no header that may be recommended helps a request with credentials that the next redirect makes ask as null', () => {
    const text = redirect(
      `GET http://127.0.0.1:8000/old
      Origin: http://localhost:4200
      Cookie: session=1`,
      '302 Found',
      'http://localhost:9000/new',
    );
    expect(diagnosisOf(text)).toMatchObject({ unfixable: 'opaque-origin-with-credentials', needed: [] });
  });

  test('without credentials neither, and nobody is told to let every site in', () => {
    const text = redirect(
      `GET http://localhost:8000/old
      Origin: http://localhost:4200
      Sec-Fetch-Site: cross-site`,
      '302 Found',
      'http://localhost:9000/new',
    );
    expect(diagnosisOf(text)).toMatchObject({ unfixable: 'opaque-origin', needed: [] });
  });

  test('a redirect within one origin keeps Authorization, one to another asks as null and must not have it', () => {
    const request = `GET http://localhost:8000/old
      Origin: http://localhost:4200
      Sec-Fetch-Site: cross-site
      authorization: Bearer t
      x-trace: 1`;
    const within = redirect(request, '302 Found', 'http://localhost:8000/new');
    expect(needed(within)[1]).toEqual([
      'unsent preflight',
      ORIGIN,
      'Access-Control-Allow-Headers: authorization, x-trace',
    ]);
    const home = redirect(request, '302 Found', 'http://localhost:4200/new');
    expect(diagnosisOf(home).unfixable).toBe('opaque-origin-with-credentials');
  });

  test('a redirect that turns POST into GET drops what describes the body', () => {
    const text = redirect(
      `POST http://localhost:8000/old
      Origin: http://localhost:4200
      Sec-Fetch-Site: cross-site
      content-type: application/json`,
      '303 See Other',
      'http://localhost:8000/new',
    );
    expect(needed(text)).toEqual([
      ['redirect', ORIGIN],
      ['unsent response', ORIGIN],
    ]);
  });

  test('a HAR without the value of Authorization tells by the cached preflight that it is carried on', () => {
    const asking = `Origin: http://localhost:4200
      Sec-Fetch-Mode: cors
      Accept-Encoding: gzip
      x-trace: 1`;
    const log = diagnosedLog(`
      OPTIONS http://localhost:8000/old
      @start 1
      Origin: http://localhost:4200
      Access-Control-Request-Method: GET
      Access-Control-Request-Headers: authorization,x-trace

      204 No Content
      ${ORIGIN}
      Access-Control-Allow-Headers: authorization,x-trace
      ---
      GET http://localhost:8000/old
      @start 0
      @time 20
      ${asking}

      200 OK
      ${ORIGIN}
      ---
      GET http://localhost:8000/old
      @start 100
      @error net::ERR_FAILED
      ${asking}

      302 Found
      Location: http://localhost:8000/new`);
    const [passed, blocked] = log;
    expect(passed?.diagnosis.verdict).toBe('allowed');
    expect(blocked?.diagnosis.needed.map(linesOf)[1]).toContain(
      'Access-Control-Allow-Headers: authorization, x-trace',
    );
  });

  test('a redirect that the browser has cached leads on as it did the first time', () => {
    const first = redirect(
      `GET http://localhost:8000/old
      Origin: http://localhost:4200
      Sec-Fetch-Mode: cors
      Sec-Fetch-Site: cross-site`,
      '308 Permanent Redirect',
      'http://localhost:8000/new',
    );
    const log = diagnosedLog(`${first}
      ---
      GET http://localhost:8000/old
      @error net::ERR_FAILED
      Referer: http://localhost:4200/`);
    const changes = log.map(({ diagnosis }) => diagnosis.needed.map(linesOf));
    expect(changes).toEqual([
      [
        ['redirect', ORIGIN],
        ['unsent response', ORIGIN],
      ],
      [
        ['redirect', ORIGIN],
        ['unsent response', ORIGIN],
      ],
    ]);
  });

  test.each(['302 Found', '307 Temporary Redirect'])(
    'an upload that a listener watches is asked for again after %s',
    (status) => {
      const asked = `
        OPTIONS http://localhost:8000/old
        @start 1
        Origin: http://localhost:4200
        Access-Control-Request-Method: POST

        204 No Content
        ${ORIGIN}
        ---
        POST http://localhost:8000/old
        @start 0
        @time 20
        @error net::ERR_FAILED
        Origin: http://localhost:4200
        Sec-Fetch-Site: cross-site
        content-type: text/plain

        ${status}
        Location: http://localhost:8000/new`;
      expect(needed(asked)).toEqual([
        ['redirect', ORIGIN],
        ['unsent preflight', ORIGIN],
        ['unsent response', ORIGIN],
      ]);
    },
  );

  test('a header that browsers add themselves needs permission again where the preflight before asked for it', () => {
    const text = `
      OPTIONS http://localhost:8000/old
      @start 1
      Origin: http://localhost:4200
      Access-Control-Request-Method: GET
      Access-Control-Request-Headers: cache-control

      204 No Content
      ${ORIGIN}
      Access-Control-Allow-Headers: cache-control
      ---
      GET http://localhost:8000/old
      @start 0
      @time 20
      @error net::ERR_FAILED
      Origin: http://localhost:4200
      Sec-Fetch-Site: cross-site
      cache-control: no-cache

      302 Found
      Location: http://localhost:8000/new`;
    expect(needed(text)).toEqual([
      ['redirect', ORIGIN],
      ['unsent preflight', ORIGIN, 'Access-Control-Allow-Headers: cache-control'],
      ['unsent response', ORIGIN],
    ]);
  });

  test('a client hint that the page set itself stays at home', () => {
    const request = `GET http://localhost:8000/old
      Origin: http://localhost:4200
      Sec-Fetch-Site: cross-site
      rtt: 5.5`;
    expect(needed(redirect(request, '303 See Other', 'http://localhost:8000/new'))).toEqual([
      ['redirect', ORIGIN],
      ['unsent response', ORIGIN],
    ]);
    // Back home it would keep the hint, and ask as null.
    const home = diagnosisOf(redirect(request, '303 See Other', 'http://localhost:4200/new'));
    expect(home.unfixable).toBe('opaque-origin');
  });

  const preflight = (answer: string): string => `
    OPTIONS http://localhost:8000/items
    @start 1
    Origin: http://localhost:4200
    Access-Control-Request-Method: PUT

    ${answer}
    ---
    PUT http://localhost:8000/items
    @start 0
    @error net::ERR_FAILED`;

  test('a list that is spoilt keeps its items, and names what the wildcard in it stood for', () => {
    const answer = `204 No Content
      ${ORIGIN}
      Access-Control-Allow-Methods: *, GET, (x)`;
    expect(needed(preflight(answer))[0]).toEqual(['preflight', 'Access-Control-Allow-Methods: GET, PUT']);
  });

  test.each(['true', 'True', '1'])(
    'a preflight that is answered with Access-Control-Allow-Credentials: %s has a request with credentials behind it',
    (value) => {
      const answer = `404 Not Found
        Access-Control-Allow-Credentials: ${value}`;
      const diagnosis = diagnosisOf(preflight(answer));
      expect(diagnosis).toMatchObject({ assuming: 'credentials', assumptionMatters: true });
      expect(diagnosis.needed.at(-1)?.set).toEqual({
        'Access-Control-Allow-Origin': 'http://localhost:4200',
        'Access-Control-Allow-Credentials': 'true',
      });
    },
  );

  test.each(['', 'Access-Control-Allow-Credentials: false'])(
    'one that is answered with "%s" has not',
    (line) => {
      const diagnosis = diagnosisOf(preflight(`404 Not Found\n${line}`));
      expect(diagnosis.assuming).toBe('no-credentials');
      expect(diagnosis.needed.flatMap(linesOf)).not.toContain(CREDENTIALS);
    },
  );

  test('the first answer never changes by what a preflight says of credentials', () => {
    const answer = `204 No Content
      Access-Control-Allow-Origin: *
      ${CREDENTIALS}`;
    expect(diagnosisOf(preflight(answer))).toMatchObject({
      assuming: 'no-credentials',
      blocking: { corsError: 'MethodDisallowedByPreflightResponse' },
      alternatives: [{ corsError: 'PreflightWildcardOriginNotAllowed' }],
    });
  });
});
